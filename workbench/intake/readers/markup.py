"""Markup into lines: numbers and bullets of lists at the start of a line, rows of tables with tabs, no decoration.

This is markdownify without the Markdown. The tree is built by lxml, whose time grows with the page alone: that of
html.parser grows with its square on a page that is made to hurt.
"""

import re
from typing import Any

from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter

from workbench.intake.readers.counting import letters, roman
from workbench.intake.readers.limits import CannotRead, Patience

MOST = 60_000  # elements and texts of a page; the longest pages of correspondence have a tenth of it
DEEPEST = 200  # elements within one another

_XML = re.compile(r"\A\s*<\?xml[^>]*>", re.I)
_SPACE = re.compile(r"[ \t\r\n]+")
_LINE_STARTS = re.compile(r"^(?=.)", re.M)
_UNDECORATED = ["a", "abbr", "b", "code", "del", "em", "i", "img", "kbd", "s", "samp", "strong", "sub", "sup", "video"]
_LIST_STYLES = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b(none|(?:lower|upper)-(?:alpha|latin|roman))", re.I)
_TYPES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_CLOSE_SET = re.compile(r"margin(?:-bottom)?\s*:\s*0(?:cm|in|pt|px|em)?\s*(?:;|$)", re.I)


class Soup(BeautifulSoup):
    """A page's tree, which stops growing where no letter would."""

    def __init__(self, html: str, patience: Patience) -> None:
        self._patience = patience
        self._left = MOST
        # A doctype at the start, so that whatever comes is a page and never mistaken for an address.
        super().__init__("<!DOCTYPE html>" + _XML.sub("", html), "lxml")

    def handle_starttag(self, *given: Any, **named: Any) -> Tag | None:
        self._count()
        if len(self.tagStack) > DEEPEST:
            raise CannotRead("is nested deeper than any letter", "Open it in a browser, copy the request and paste it.")
        return super().handle_starttag(*given, **named)

    def object_was_parsed(self, *given: Any, **named: Any) -> None:
        self._count()
        super().object_was_parsed(*given, **named)

    def _count(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise CannotRead("has more parts than any letter", "Open it in a browser, copy the request and paste it.")
        self._patience.spend()


class Lines(MarkdownConverter):
    """The lines that a page shows."""

    def __init__(self, patience: Patience) -> None:
        super().__init__(strip=_UNDECORATED, escape_asterisks=False, escape_underscores=False, escape_misc=False)
        self._patience = patience
        self._numbers: dict[int, int] = {}  # by list: the number of its next item

    def process_tag(self, node: Tag, parent_tags: set[str] | None = None) -> str:
        self._patience.spend()
        return str(super().process_tag(node, parent_tags=parent_tags))  # type: ignore[misc] # its stub omits it

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return " " if "_inline" in parent_tags else "\n"

    def convert_div(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return self._block(text, parent_tags, "\n")

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return self._block(text, parent_tags, "\n" if _is_close_set(el) else "\n\n")

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:
        return self._block(_SPACE.sub(" ", text), parent_tags, "\n\n")

    def convert_blockquote(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        quoted = el.get("type") == "cite" or "gmail_quote" in _classes(el)
        return self._block(_LINE_STARTS.sub("> ", text.strip("\n")) if quoted else text, parent_tags, "\n\n")

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text.strip(chr(10))}\n\n"

    def convert_hr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return "\n\n"

    def convert_list(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        edge = "\n" if "li" in parent_tags else "\n\n"
        return edge + text.strip("\n") + edge

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        marker = self._marker(el)
        text = text.strip(" \n")
        if not text:
            return f"{marker}\n" if marker.strip("•") else "\n"
        first, newline, rest = text.partition("\n")
        return f"{marker} {first}".lstrip(" ") + newline + _LINE_STARTS.sub(" " * (len(marker) + 1), rest) + "\n"

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return _SPACE.sub(" ", text).strip(" ") + "\t"

    def convert_tr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text.rstrip("\t\n ") + "\n"

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return "\n\n" + text.strip("\n") + "\n\n"

    convert_article = convert_section = convert_dd = convert_dt = convert_dl = convert_div
    convert_caption = convert_figcaption = convert_div
    convert_address = convert_main = convert_header = convert_footer = convert_aside = convert_fieldset = convert_div
    convert_ul = convert_ol = convert_list
    convert_th = convert_td

    @staticmethod
    def _block(text: str, parent_tags: set[str], edge: str) -> str:
        if "_inline" in parent_tags:
            return f" {text.strip()} "
        if not text.strip():
            return "\n\n" if "\n" in text or "\xa0" in text else ""
        text = text.strip(" ")
        return ("" if text.startswith(edge) else edge) + text + ("" if text.endswith(edge) else edge)

    def _marker(self, el: Tag) -> str:
        around = el.parent
        style = _list_style(around)
        if around is None or around.name != "ol":
            return "" if style == "none" else "•"
        number = _whole(el.get("value"), self._numbers.get(id(around), _whole(around.get("start"), 1)))
        self._numbers[id(around)] = number + 1
        return "" if style == "none" else f"{_counted_as(style, number)}."


def converted(soup: Soup, patience: Patience) -> str:
    """The lines of a page whose silent and hidden parts were taken out."""
    return str(Lines(patience).convert_soup(soup))


def _is_close_set(el: Tag) -> bool:
    """Whether this paragraph follows the one before without a blank line, as Outlook's do."""
    return any(name.startswith("Mso") for name in _classes(el)) or bool(_CLOSE_SET.search(str(el.get("style") or "")))


def _classes(el: Tag) -> list[str]:
    found = el.get("class")
    return found.split() if isinstance(found, str) else list(found or ())


def _list_style(el: Tag | None) -> str:
    if el is None:
        return ""
    stated = _LIST_STYLES.search(str(el.get("style") or ""))
    return stated[1].lower() if stated else _TYPES.get(str(el.get("type") or ""), "")


def _whole(value: object, otherwise: int) -> int:
    """A number as an attribute gives it."""
    words = str(value or "").strip()
    return int(words) if re.fullmatch(r"-?[0-9]{1,6}", words) else otherwise


def _counted_as(style: str, number: int) -> str:
    if style.endswith("roman"):
        shown = roman(number)
    elif style.endswith(("alpha", "latin")):
        shown = letters(number)
    else:
        return str(number)
    return shown.upper() if style.startswith("upper") else shown
