"""A request that came as a PDF: its words in lines as they stand on its pages, as far as there are any.

Words at the ends of lines are not joined and hyphens stay: the request is verbatim.
"""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from pypdf import PageObject, PasswordType, PdfReader, apply_configuration
from pypdf._text_extraction._layout_mode import _fixed_width_page

from workbench.domain.arrival import FileKind
from workbench.intake.arrival import Arrival
from workbench.intake.readers.limits import COPY, LONGEST, TOO_LONG, CannotRead, Patience, TakesTooLong, sound
from workbench.intake.readers.words import bulleted

MOST_PAGES = 200
LIMITS: dict[str, Any] = {
    "maximum_declared_stream_length": 20_000_000,
    "array_based_stream_maximum_output_length": 4_000_000,
    "zlib_maximum_output_length": 4_000_000,
    "zlib_maximum_recovery_input_length": 1_000_000,
    "lzw_maximum_output_length": 4_000_000,
    "run_length_maximum_output_length": 4_000_000,
    "brotli_maximum_output_length": 4_000_000,
    "stream_decoding_work_maximum_length": 12_000_000,
    "stream_parsing_work_maximum_count": 200_000,
    "page_tree_maximum_entries": 5_000,
    "page_tree_maximum_page_entries": 50_000,
    "xform_maximum_invocations_per_extraction": 200,
    "jbig2dec_binary": None,  # another program; none is ever started
}
"""For a page of a letter these are many times what it takes; pypdf refuses what goes beyond."""

MOST_SHOWN = 4_000  # pieces of text on a page; laid out, each could stand far from the last
_SHOWS = {b"Tj", b"TJ", b"'", b'"'}
_SCAN = "It holds pictures of pages and no text: type what they say, or scan it with text recognition."
_ENCLOSES = "Files are attached to it, which were not read: open it and look whether they ask for anything."
_FORM = "What was filled in to its form stands at the end."
_WIDE = re.compile(r"(?<=\S) {3,}(?=\S)")
_NARROW = re.compile(r"(?<=\S)  (?=\S)")
_INDENT = re.compile(r"^ {9,}", re.M)
_LINE_ENDS = re.compile(r"\n+")
_BLANKS = re.compile(r"\n{3,}")
_ENDED = re.compile(r"[.?!:;]\W*\Z")


# In a page that is laid out pypdf may put ten thousand spaces before each piece of text, which takes minutes and
# gigabytes on a page that is made to hurt. No line of a letter is wider than this, no page longer.
_fixed_width_page.WHITESPACE_LIMIT = 200
_fixed_width_page.NEWLINE_LIMIT = 60


class _Watched(BytesIO):
    """The file's bytes, and a look at the clock now and then while they are searched for what the file lacks."""

    def __init__(self, data: bytes, patience: Patience) -> None:
        super().__init__(data)
        self._patience = patience
        self._times = 0

    def read(self, size: int | None = -1, /) -> bytes:
        self._times += 1
        if not self._times % 256:
            self._patience.spend()
        return super().read(size)


def read_pdf(data: bytes, patience: Patience) -> Arrival:
    """A PDF, page by page. Raises CannotRead."""
    # pypdf tells of each flaw of a file to a log; nobody reads one here, and it may quote the file.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    with sound("is damaged, or not really a PDF"), apply_configuration(**LIMITS):
        reader = PdfReader(_Watched(data, patience), strict=False)
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise CannotRead("is protected by a password", "Ask for it without one, or open it and copy the request.")
        count = len(reader.pages)
        pages = _pages(reader, count, patience)
        filled = _filled(reader) if pages else ""
        enclosed = (_ENCLOSES,) if _encloses(reader) else ()
    if not filled and not any(pages.values()):
        nothing = _nothing(pages, count)
        return replace(nothing, remarks=(*nothing.remarks, *enclosed))
    text = _joined([words for words in (*pages.values(), filled) if words])
    remarks = (*_remarks(pages, count), *((_FORM,) if filled else ()), *enclosed)
    return Arrival(FileKind.PDF, text, remarks=remarks)


def _pages(reader: PdfReader, count: int, patience: Patience) -> dict[int, str | None]:
    """The words of each page that was come to, None for one that cannot be read."""
    found: dict[int, str | None] = {}
    length = 0
    for number in range(min(count, MOST_PAGES)):
        try:
            found[number + 1] = words = _page(reader.pages[number], patience)
        except TakesTooLong:
            break
        except Exception:  # what pypdf raises for a damaged page is not told; the other pages may be whole
            found[number + 1] = words = None
        length += len(words or "")
        if length > LONGEST:
            raise CannotRead(TOO_LONG, COPY)
    return found


def _page(page: PageObject, patience: Patience) -> str:
    """Laid out where that shows as much: then a number stands in the line that it counts, and a row in one line."""
    shown = 0

    def look(operator: bytes, operands: Any, *_: Any) -> None:
        nonlocal shown
        patience.spend()
        if operator in _SHOWS:
            shown += len(operands[0]) if operator == b"TJ" and operands else 1

    plain = page.extract_text(visitor_operand_before=look)
    patience.spend()  # what is raised in the visitor may have been taken for a flaw of the page
    if not plain.strip() or shown > MOST_SHOWN:
        return _tidy(plain)
    laid_out = page.extract_text(extraction_mode="layout")
    return _tidy(laid_out if _amount(laid_out) * 10 >= _amount(plain) * 9 else plain)


def _tidy(text: str) -> str:
    """Columns become tabs; what is left of the margins goes."""
    lines = [line.rstrip() for line in bulleted(text).replace("\r", "\n").split("\n")]
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines if line), default=0)
    text = "\n".join(line[margin:] for line in lines)
    text = _NARROW.sub(" ", _WIDE.sub("\t", _INDENT.sub("", text)))
    return _BLANKS.sub("\n\n", _single_spaced(text.strip("\n")))


def _single_spaced(text: str) -> str:
    """Where nearly all lines stand apart, the page is double-spaced and a blank line says nothing."""
    gaps = [len(gap) for gap in _LINE_ENDS.findall(text)]
    is_double = len(gaps) > 5 and sum(1 for gap in gaps if gap > 1) * 5 >= len(gaps) * 4
    return _LINE_ENDS.sub(lambda gap: gap[0][1:] if len(gap[0]) > 1 else gap[0], text) if is_double else text


def _joined(pages: list[str]) -> str:
    """A sentence goes on over a page; a new page starts a new paragraph otherwise."""
    text = ""
    for page in pages:
        text += ("\n\n" if _ENDED.search(text[-20:]) else "\n") + page if text else page
    return text


def _filled(reader: PdfReader) -> str:
    """The fields of a form that somebody filled in."""
    try:
        fields = reader.get_form_text_fields()
    except Exception:  # as above: a form that cannot be read takes nothing from the pages
        return ""
    return "\n".join(f"{name}: {value}" for name, value in fields.items() if value and str(value).strip())


def _encloses(reader: PdfReader) -> bool:
    """Whether files are attached to the document; they are never taken out of it."""
    try:
        return "/EmbeddedFiles" in reader.root_object.get("/Names", {}).get_object()
    except Exception:  # as above: what is damaged beside the pages takes nothing from them
        return False


def _nothing(pages: dict[int, str | None], count: int) -> Arrival:
    """A scan is kept without words, which the officer types; whatever else has none cannot be read."""
    if count and not pages:
        raise TakesTooLong
    if None in pages.values():
        raise CannotRead("is damaged: none of its pages can be read", "Ask for it again.")
    if not pages:
        raise CannotRead("holds no pages")
    return Arrival(FileKind.PDF, "", remarks=(_SCAN,))


def _remarks(pages: dict[int, str | None], count: int) -> Iterator[str]:
    """On pages without words, damaged pages, and pages that were not come to."""
    if empty := [number for number, words in pages.items() if words == ""]:
        yield f"{_named(empty)} no text: look whether there are pictures of words."
    if damaged := [number for number, words in pages.items() if words is None]:
        yield f"{_named(damaged)} damage and could not be read."
    if len(pages) < count:
        yield f"Only the first {len(pages):,} of its {count:,} pages were read; the rest would take too long."


def _named(numbers: list[int]) -> str:
    """ "Page 3 holds", "Pages 3 and 5 hold"."""
    *more, last = [str(number) for number in numbers]
    return f"Pages {', '.join(more)} and {last} hold" if more else f"Page {last} holds"


def _amount(text: str) -> int:
    return len("".join(text.split()))
