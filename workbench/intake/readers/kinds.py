"""What a file is: by how its bytes begin, whatever its name says, and by its name where many kinds begin alike."""

import re
from pathlib import PurePath

from workbench.domain.arrival import FileKind
from workbench.intake.readers.limits import COPY, CannotRead

ENDINGS = (".txt", ".eml", ".msg", ".docx", ".pdf", ".html", ".htm")

_PAGE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html[\s>])",
    re.I | re.S,
)
_MAIL = re.compile(rb"^(?:Received|Message-ID|MIME-Version):[ \t]", re.I | re.M)
_HEADER = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:From [^\n]*\n)?[!-9;-~]{1,60}:[ \t]")
_BY_NAME = {".eml": FileKind.EMAIL, ".html": FileKind.PAGE, ".htm": FileKind.PAGE}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")


def what_is(name: str, data: bytes) -> FileKind:
    """Raises CannotRead for an empty file, and for a kind that is known and cannot be read."""
    if not data.strip(b" \t\r\n\v\f\0"):
        raise CannotRead("is empty")
    ending = PurePath(name.replace("\\", "/")).suffix.lower()
    head = data[:1024]
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-") or (ending == ".pdf" and b"%PDF-" in head):
        return FileKind.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return FileKind.WORD
    if data.startswith(_OLE):
        return FileKind.OUTLOOK
    if data.startswith(_PICTURES):
        raise CannotRead("is a picture", "Type what it says, or scan it with text recognition.")
    if data.startswith(b"{\\rtf"):
        raise CannotRead("is rich text (.rtf)", "Save it as a Word document (.docx) and open that.")
    if _PAGE.match(data[:4096]):
        return FileKind.PAGE
    return _by_name(ending, data)


def _by_name(ending: str, data: bytes) -> FileKind:
    if ending in _BY_NAME:
        return _BY_NAME[ending]
    head = re.split(rb"\r?\n\r?\n", data[:16_000], maxsplit=1)[0]
    if _HEADER.match(head) and _MAIL.search(head):
        return FileKind.EMAIL
    wanted = {".pdf": "a PDF", ".docx": "a Word document", ".msg": "an Outlook message"}
    if ending in wanted:
        raise CannotRead(f"is damaged, or not really {wanted[ending]}", COPY)
    return FileKind.TEXT
