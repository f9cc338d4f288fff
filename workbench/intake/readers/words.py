"""Bytes into words: which encoding they are in, whatever they are said to be in, and which characters no letter has."""

import codecs
import re

_MARKS = (  # the longer first: the mark of UTF-32 begins like that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOT_IN_LETTERS = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem", "utf-7"}
_LATIN = {"ascii", "iso8859-1", "cp1252", "iso8859-15"}  # written for one another more often than not
_SHOWN = {"utf-8": "UTF-8", "cp1252": "Windows-1252"}
_ODD = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
SYMBOLS = {
    **dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0xF06C, 0xF071, 0x7F), "•"),
    0xF0FC: "✓",
    0xF0FE: "☒",
    0xF0A8: "☐",
    0xF06F: "☐",
    0xF0E0: "→",
    0xF02D: "-",
}
_UNFIT = re.compile("[\x00\ud800-\udfff]")


def decoded(data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The words in these bytes and, where they are not in the declared encoding, a remark that says so.

    A mark at the start decides; then what is declared, if the bytes fit it; then UTF-8; then Windows-1252.
    Newlines are left as they are.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace"), ()
    named = _known(declared)
    fits_utf8 = _fits(data, "utf-8")
    if named in _LATIN or not named:
        found = "utf-8" if fits_utf8 else "cp1252"
    elif _fits(data, named):
        return data.decode(named), ()
    else:
        found = "utf-8" if fits_utf8 else "cp1252"
    text = data.decode(found, errors="replace")
    is_as_declared = not declared or data.isascii() or (named in _LATIN and named != "ascii" and found == "cp1252")
    return text, () if is_as_declared else (_wrong(declared, _SHOWN[found]),)


def fit(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without characters that cannot be kept (NUL, halves of surrogate pairs), and a remark if it had any."""
    whole, count = _UNFIT.subn("\ufffd", text)
    if not count:
        return text, ()
    what = "One character that is none was" if count == 1 else f"{count:,} characters that are none were"
    return whole, (f"{what} replaced by \ufffd.",)


def looks_like_text(text: str) -> bool:
    """Whether these are words at all, rather than a program's bytes read as characters."""
    return sum(1 for _ in _ODD.finditer(text)) * 50 <= len(text)


def bulleted(text: str) -> str:
    """With bullets and ticks where the characters of Word's symbol fonts stand, which mean nothing without them."""
    return text.translate(SYMBOLS)


def unix_lines(text: str) -> str:
    """With the newlines of a form that writes its own: an e-mail's, a page's. They are not the requester's choice."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def counted(number: int, one: str, many: str) -> str:
    """ "1 picture", "3 pictures"."""
    return f"{number:,} {one if number == 1 else many}"


def _known(declared: str) -> str:
    """The name of an encoding of words; nothing if there is none of that name."""
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name
        b"words".decode(name, errors="replace")  # the encodings that are none of words (base64, zip) refuse
    except (LookupError, ValueError):
        return ""
    return "" if name in _NOT_IN_LETTERS else name


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except ValueError:
        return False
    return True


def _wrong(declared: str, found: str) -> str:
    shown = re.sub(r"[^\w.:+-]", "", declared)[:30] or "an unknown encoding"
    return f"It says that it is written in {shown}, which it is not; it was read as {found}."
