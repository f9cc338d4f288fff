"""The certificate of destruction, read as whoever files it and whoever audits it would."""

import re
from dataclasses import replace

import pytest

from tests.letters.cases import FORCE
from tests.letters.certificates import AT, DIGESTS, IN_TURN, OUT_OF_TURN
from workbench.content.wording import load_wording
from workbench.letters.certificate import compose_certificate
from workbench.letters.document import gaps
from workbench.rendering.pdf import render_pdf
from workbench.rendering.text import render_text


@pytest.fixture(scope="module")
def wording():
    return load_wording()


@pytest.fixture(scope="module")
def read(wording):
    """The certificate as running text."""
    return lambda certificate: " ".join(render_text(compose_certificate(certificate, FORCE, wording)).split())


SAID = [
    # in turn
    (IN_TURN, "destroyed on Mon 26 November 2029 14:05 by A. Officer", True),
    (IN_TURN, "616-25 Thu 3 July 2025 Tue 1 September 2026 Sat 1 September 2029", True),
    (IN_TURN, "Our retention period is 3 years from the day on which a case was closed.", True),
    (IN_TURN, "That period had passed for each of these cases, and nothing held any of them.", True),
    (IN_TURN, "Not every case was due.", False),
    (IN_TURN, "No backup known to the program holds any of these cases.", True),
    (IN_TURN, "Signed A. Officer", True),
    # out of turn
    (OUT_OF_TURN, "Not every case was due. The officer gave this reason: Opened twice for one request.", True),
    (OUT_OF_TURN, "That period had passed", False),
    (OUT_OF_TURN, "Not recorded Not recorded Not closed Not closed", True),  # opened by mistake: nothing in it
    (OUT_OF_TURN, "No backup known", False),
    (OUT_OF_TURN, "cases 2029-11-25 17.30.00.foilib Sun 25 November 2029 14:05 Wed 24 November 2032", True),
    (OUT_OF_TURN, "Mon 1 October 2029 14:05 When it is deleted", True),
    (OUT_OF_TURN, "A backup with a day beside it goes then at the latest", True),
    (replace(OUT_OF_TURN, backups=OUT_OF_TURN.backups[1:]), "A backup with a day beside it", False),
    # without a period
    (replace(OUT_OF_TURN, rule=None), "No retention period had been set.", True),
    (replace(OUT_OF_TURN, rule=None), "Our retention period", False),
    (replace(OUT_OF_TURN, rule=None), "Not recorded Not recorded Not closed Not set", True),
]


@pytest.mark.parametrize(("certificate", "words", "there"), SAID)
def test_what_it_says(read, certificate, words, there):
    assert (words in read(certificate)) is there


def test_each_case_can_be_matched_with_its_line_in_the_log(read):
    said = read(OUT_OF_TURN)
    for case, digest in zip(OUT_OF_TURN.cases, DIGESTS, strict=True):
        found = re.search(rf" {case.line} ((?:[0-9a-f]{{16}} ?){{4}})", said)
        assert found[1].replace(" ", "") == digest


@pytest.mark.parametrize("certificate", [IN_TURN, OUT_OF_TURN, replace(IN_TURN, by="", at=AT)])
def test_it_has_a_page_without_gaps_and_is_no_draft(wording, certificate):
    document = compose_certificate(certificate, FORCE, wording)
    assert not document.draft
    assert list(gaps(document)) == []
    rendered = render_pdf(document)
    assert rendered.pages <= 2
    assert rendered.missing_glyphs == ()


def test_a_hundred_cases_still_make_a_certificate(wording):
    many = replace(IN_TURN, cases=IN_TURN.cases * 100)
    assert render_pdf(compose_certificate(many, FORCE, wording)).pages > 5
