"""The headings of a case log that are known, and what is wrong with a file that has them wrong."""

from pathlib import Path

import pytest

from workbench import locations
from workbench.content.register import load_headings
from workbench.domain.register import Column
from workbench.errors import BadResource

DELIVERED = (locations.resources() / "intake" / "register.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("foi no", Column.REFERENCE),
        ("date received", Column.RECEIVED),
        ("applicant", Column.REQUESTER),
        ("response date", Column.ANSWERED),
        ("date out", Column.ANSWERED),
        ("due date", None),
        ("", None),
    ],
)
def test_columns_are_known_by_the_names_that_officers_use(heading, column):
    assert load_headings().column(heading) is column


def test_a_heading_is_known_by_its_beginning_where_it_says_more():
    headings = load_headings()
    assert headings.column("subject of request (short)", whole=False) is Column.TITLE
    assert headings.column("date received by the force", whole=False) is Column.RECEIVED
    assert headings.column("received (date)", whole=False) is Column.RECEIVED


@pytest.mark.parametrize("heading", ["subjective view", "request type", "name of officer", "closed early", "id card"])
def test_a_heading_that_only_begins_like_a_known_word_is_something_else(heading):
    assert load_headings().column(heading, whole=False) is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"foi ref"', '"FOI Ref"', r"register\.toml, at reference\[\d\]: a heading stands in small letters"),
        ('"foi ref"', '"received"', r"at received\[\d\]: “received” stands at reference\[\d\] already"),
        ("version =", 'colour = ["red"]\nversion =', r"there is no such key"),
    ],
)
def test_a_file_that_is_wrong_is_named_with_its_key(tmp_path: Path, old, new, said):
    assert old in DELIVERED
    path = tmp_path / "register.toml"
    path.write_text(DELIVERED.replace(old, new, 1), "utf-8")
    with pytest.raises(BadResource, match=said):
        load_headings(path)
