"""Files that arrive, built by the tests: as programs write them, and as nobody should."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from email.message import EmailMessage
from pathlib import Path

WORDS = "Please tell me how many front counters were closed in 2024."
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MSG = Path(__file__).parent / "data" / "request.msg"


def mail(text: str = f"{WORDS}\n", **headers: str) -> EmailMessage:
    """A plain message; a header's underscores are hyphens."""
    message = EmailMessage()
    usual = {"From": "A Requester <requester@example.org>", "To": "foi@police.example", "Subject": "A request"}
    for name, value in {**usual, **headers}.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def raw_mail(*lines: str | bytes, body: str | bytes = WORDS) -> bytes:
    """A message written line by line, as some programs write it."""
    head = b"\r\n".join(line.encode() if isinstance(line, str) else line for line in ("From: a@example.org", *lines))
    return head + b"\r\n\r\n" + (body.encode() if isinstance(body, str) else body)


def word(body: str, **parts: str) -> bytes:
    """A Word document around these paragraphs; a part is given by its kind: numbering, styles, footnotes, header."""
    return zipped(word_parts(body, **parts))


def word_parts(body: str, **parts: str) -> dict[str, str]:
    """What such a document packs, by name."""
    kinds = "".join(
        f'<Relationship Id="r{place}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
        f' Target="{kind}.xml"/>'
        for place, kind in enumerate(parts)
    )
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    files = {"word/document.xml": document, "word/_rels/document.xml.rels": f'<r xmlns="{relations}">{kinds}</r>'}
    files.update({f"word/{kind}.xml": part for kind, part in parts.items()})
    return files


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """These files, packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return packed.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of Word with one run."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def typed_pdf(lines: Iterable[str], pages: int = 1, **options: object) -> bytes:
    """A PDF whose lines were set one by one, as a typist hard-wraps them."""
    from reportlab.pdfgen.canvas import Canvas

    written = io.BytesIO()
    canvas = Canvas(written, **options)
    for _ in range(pages):
        text = canvas.beginText(72, 760)
        for line in lines:
            text.textLine(line)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def bare_pdf(content: bytes, pages: int = 1, filters: bytes = b"/FlateDecode") -> bytes:
    """A PDF whose pages all show this content, which is given packed once for each filter."""
    found = [b"%PDF-1.4\n"]
    places: list[int] = []
    kids = b" ".join(b"%d 0 R" % (5 + place) for place in range(pages))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
    for body in (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(content), filters, content),
        *[page] * pages,
    ):
        places.append(sum(map(len, found)))
        found.append(b"%d 0 obj\n%s\nendobj\n" % (len(places), body))
    start = sum(map(len, found))
    found.append(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    found.extend(b"%010d 00000 n \n" % place for place in places)
    found.append(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, start))
    return b"".join(found)


def packed(content: bytes, times: int = 1) -> bytes:
    """Deflated so many times over."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    return content


def one_of_each() -> dict[str, bytes]:
    """A usual file of each kind, by its name."""
    page = f"<html><body><p>Dear Sir or Madam,</p><ol><li>{WORDS}<li>Why?</ol></body></html>"
    both = mail()
    both.add_alternative(page, subtype="html")
    both.add_attachment(b"a map", maintype="application", subtype="pdf", filename="map.pdf")
    return {
        "request.txt": f"Dear Sir or Madam,\r\n\r\n1. {WORDS}\r\n2. Why?\r\n".encode(),
        "request.eml": both.as_bytes(),
        "request.msg": MSG.read_bytes(),
        "request.docx": word(paragraph("Dear Sir or Madam,") + paragraph(WORDS)),
        "request.pdf": typed_pdf(["Dear Sir or Madam,", "", f"1. {WORDS}", "2. Why?"]),
        "request.html": page.encode(),
    }
