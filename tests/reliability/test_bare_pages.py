"""What is in a PDF besides its pages: nothing that acts, nothing attached, nothing that is not seen on them.

Every object of every letter, sign-off sheet and certificate is walked.
"""

import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pikepdf
import pytest

from tests.desk.officer import words_of
from tests.letters.cases import FORCE, LETTERS
from workbench import bootstrap
from workbench.domain.certificate import Certificate, Destroyed, StillHeld
from workbench.domain.safekeeping import RetentionRule
from workbench.letters.certificate import compose_certificate
from workbench.letters.recovery_sheet import compose_recovery_sheet
from workbench.protection.recovery import new_recovery_key

ACTS = {
    *("/JavaScript", "/JS", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/ResetForm", "/Rendition"),
    *("/OpenAction", "/AA", "/AcroForm", "/XFA", "/Trans", "/URIAction", "/RichMedia", "/Movie", "/Sound", "/3D"),
}
ATTACHED = {
    *("/EmbeddedFile", "/EmbeddedFiles", "/Filespec", "/AF", "/FileAttachment", "/EF", "/Collection", "/PieceInfo"),
    *("/Metadata/Image", "/Thumb", "/LastModified", "/OCProperties", "/Perms", "/Encrypt", "/Popup"),
}
ONLY_INFORMATION = {"/Title", "/Author"}
ONLY_PROPERTIES = {"dc:title", "dc:creator", "dc:language", "pdfuaid:part"}
ROOT_HOLDS = {
    *("/Type", "/Pages", "/Outlines", "/PageMode", "/StructTreeRoot", "/MarkInfo", "/Lang", "/Metadata"),
    "/ViewerPreferences",
}
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
CERTIFICATE = Certificate(
    (Destroyed("616-25", date(2019, 7, 1), date(2019, 7, 29), date(2025, 7, 29), "0123456789abcdef" * 4, 41),),
    NOON,
    "A Officer",
    RetentionRule(6),
    "It was a test.",
    (StillHeld("cases 2026-11-24 09.00.00.foilib", NOON, date(2027, 8, 24)),),
    ("617-25",),
)
WEB = re.compile(r"(https?://|mailto:)")


def documents() -> dict[str, bytes]:
    desk = bootstrap.desk()
    made = {}
    for name, case in LETTERS.items():
        made[name] = desk.render(desk.compose(case(), FORCE)).data
        made[f"{name}, sheet"] = desk.render(desk.compose_sheet(case(), FORCE)).data
    made["certificate"] = desk.render(compose_certificate(CERTIFICATE, FORCE, desk.law.wording)).data
    sheet = compose_recovery_sheet(new_recovery_key(), "cases.foilib", date(2026, 11, 25), desk.law.wording)
    made["recovery sheet"] = desk.render(sheet).data
    return made


@pytest.fixture(scope="module")
def pages() -> dict[str, bytes]:
    return documents()


def everything(pdf: pikepdf.Pdf) -> Iterator[tuple[str, object]]:
    """Every key and value of every object, the trailer's too."""
    stack: list[tuple[str, object]] = [("object", each) for each in pdf.objects] + [("trailer", pdf.trailer)]
    while stack:
        name, thing = stack.pop()
        yield name, thing
        if isinstance(thing, pikepdf.Object) and thing.is_indirect and name != "object":
            continue  # its turn comes as an object
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            stack += [(key, thing[key]) for key in thing.keys()]  # noqa: SIM118 - of an Object, not of a mapping
        elif isinstance(thing, pikepdf.Array):
            stack += [(name, each) for each in thing]


def test_nothing_in_a_pdf_acts_and_nothing_is_attached(pages):
    for document, data in pages.items():
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for name, thing in everything(pdf):
                for said in (name, str(thing) if isinstance(thing, pikepdf.Name) else ""):
                    assert said not in ACTS | ATTACHED, f"{document}: {said}"
            assert set(pdf.Root.keys()) <= ROOT_HOLDS, document


def test_a_link_leads_to_the_web_or_to_mail_and_shows_where(pages):
    seen = 0
    for document, data in pages.items():
        words = words_of(data).replace(" ", "")
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for name, thing in everything(pdf):
                if name == "/A" and isinstance(thing, pikepdf.Dictionary) and "/S" in thing:
                    seen += 1
                    assert thing.S == "/URI", document
                    where = str(thing.URI)
                    assert WEB.match(where), f"{document}: {where}"
                    assert WEB.sub("", where) in words, f"{document}: {where} is not seen on the page"
    assert seen > 10


def test_what_stands_beside_the_pages_is_seen_on_them(pages):
    """No program, no time, no user, no path: the title and the force, each as the letter itself says it."""
    for document, data in pages.items():
        words = words_of(data)
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert "/Title" in pdf.docinfo, document
            assert set(pdf.docinfo.keys()) <= ONLY_INFORMATION, document
            assert str(pdf.docinfo.Title).removeprefix("Draft: ") in words, document
            author = str(pdf.docinfo.get("/Author", ""))
            assert author in words, document
            properties = pdf.Root.Metadata.read_bytes().decode()
            said = set(re.findall(r"<(\w+:\w+)[ >]", properties)) - {"x:xmpmeta", "rdf:RDF", "rdf:Description"}
            assert {name for name in said if not name.startswith("rdf:")} <= ONLY_PROPERTIES, document
            for text in re.findall(r"<rdf:li[^>]*>([^<]*)<", properties):
                assert text in (str(pdf.docinfo.Title), author, "en-GB"), document
            assert not re.search(r"CreateDate|ModifyDate|Producer|Creator(?!>)|xmpMM|rdf:about=\"[^\"]", properties)


def test_no_text_is_kept_in_a_pdf_that_its_pages_do_not_show(pages):
    """Bookmarks and the texts of links; the structure's own replacements for text are not used at all."""
    for document, data in pages.items():
        words = words_of(data).replace(" ", "")
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for name, thing in everything(pdf):
                assert name not in {"/ActualText", "/Alt", "/E", "/T", "/TU", "/NM", "/M", "/CreationDate", "/ModDate"}
                if isinstance(thing, pikepdf.String) and name in {"/Title", "/Contents"}:
                    text = str(thing).removeprefix("Draft: ").replace(" ", "")
                    assert text in words, f"{document}: {name} {thing}"


def test_what_is_drawn_is_what_is_read(pages):
    for document, data in pages.items():
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for page in pdf.pages:
                drawn = page.Contents.read_bytes()
                assert b"BDC" in drawn
                assert not re.search(rb"/(ActualText|Alt|E)\b", drawn), document
                assert not re.search(rb"\b3 Tr\b", drawn), f"{document}: text that is not drawn"


def test_a_pdf_holds_no_earlier_state_of_itself(pages):
    for document, data in pages.items():
        assert data.count(b"%%EOF") == 1, document
        assert data.rstrip().endswith(b"%%EOF"), document
        assert data.startswith(b"%PDF-1.7"), document
