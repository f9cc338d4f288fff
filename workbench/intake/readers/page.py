"""A request kept as a web page, or written as one: what it shows, and nothing of what it names.

Nothing is ever fetched, and no script is run. Style sheets are not read: what they alone hide is shown.
"""

import re
from collections.abc import Callable, Sequence

from bs4 import Tag

from workbench.domain.arrival import FileKind
from workbench.intake.arrival import Arrival
from workbench.intake.readers.limits import CannotRead, Patience, sound
from workbench.intake.readers.markup import Soup, converted
from workbench.intake.readers.words import bulleted, counted, decoded, unix_lines

LONGEST_PAGE = 5_000_000  # characters, without the pictures that it carries within

_PICTURES_WITHIN = re.compile(r"data:[^\"'\s<>]{100,}")
_SILENT = (
    "head",
    "script",
    "style",
    "template",
    "noscript",
    "iframe",
    "object",
    "embed",
    "svg",
    "canvas",
    "audio",
    "video",
)
_SILENT_ALSO = ("select", "button", "textarea", "datalist")  # what is there to be filled in
_HIDES = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?![.\d]*[1-9])", re.I
)
_NOT_IN_CELLS = ["table", "ul", "ol", "blockquote", "pre", "h1", "h2", "h3"]  # nobody lists data so
_SIGNS = {"·", "§", "o", "ü", "Ø", "v"}  # characters that Symbol, Wingdings and Courier show as bullets
_DECLARES = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.I)
_XML_DECLARES = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.I)
_BLANKS = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")
_LINE_ENDS = re.compile(r"[ \t]+$", re.M)


def read_page(data: bytes, patience: Patience) -> Arrival:
    """A saved web page. Raises CannotRead."""
    head = data[:4096]
    declared = _XML_DECLARES.search(head) or _DECLARES.search(head)
    html, remarks = decoded(data, declared[1].decode("ascii") if declared else "")
    text, more = words_of_page(html, patience)
    return Arrival(FileKind.PAGE, text, remarks=(*remarks, *more))


def words_of_page(html: str, patience: Patience) -> tuple[str, tuple[str, ...]]:
    """What a page, or the web form of an e-mail, shows; and remarks on what was left out. Raises CannotRead."""
    html = _PICTURES_WITHIN.sub("data:", html)
    if len(html) > LONGEST_PAGE:
        raise CannotRead("is far longer than any letter", "Open it in a browser, copy the request and paste it.")
    with sound("is damaged, or not really a web page"):
        soup = Soup(unix_lines(html).replace("\0", "\ufffd"), patience)
        remarks = _left_out(soup)
        _plain_layout(soup, patience)
        text = converted(soup, patience)
    return _LINE_ENDS.sub("", _BLANKS.sub("\n\n", bulleted(text))).strip("\n"), remarks


def _left_out(soup: Soup) -> tuple[str, ...]:
    """Takes out what a page does not show, or only offers; says so where it had words or pictures."""
    for element in soup.find_all([*_SILENT, *_SILENT_ALSO]):
        element.decompose()
    hidden = _taken_out(soup, _is_hidden)
    menus = _taken_out(soup, _is_menu)
    pictures = sum(1 for image in soup.find_all("img") if not str(image.get("src") or "").startswith(("cid:", "data:")))
    return (
        *(("What the page hides was left out.",) if hidden else ()),
        *(("The menus of the page were left out.",) if menus else ()),
        *((_not_fetched(pictures),) if pictures else ()),
    )


def _taken_out(soup: Soup, asked: Callable[[Tag], bool]) -> bool:
    """Whether any of what was taken out had words."""
    had_words = False
    for element in soup.find_all(asked):
        if not element.decomposed:
            had_words = had_words or any(words.strip() for words in element.stripped_strings)
            element.decompose()
    return had_words


def _is_hidden(element: Tag) -> bool:
    return element.has_attr("hidden") or bool(_HIDES.search(str(element.get("style") or "")))


def _is_menu(element: Tag) -> bool:
    return element.name == "nav" or element.get("role") == "navigation"


def _not_fetched(pictures: int) -> str:
    return f"{counted(pictures, 'picture was', 'pictures were')} not fetched."


def _plain_layout(soup: Soup, patience: Patience) -> None:
    """What stands in a table only to be placed stands one under another; Outlook's bullets become bullets."""
    for table in soup.find_all("table"):
        patience.spend()
        rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
        cells = [row.find_all(["td", "th"], recursive=False) for row in rows]
        if _only_places(cells):
            for element in [table, *rows, *(cell for row in cells for cell in row)]:
                element.name = "div"
    for element in soup.find_all(style=re.compile(r"mso-list\s*:\s*ignore", re.I)):
        sign = element.find(string=lambda words: words is not None and words.strip() in _SIGNS)
        if sign is not None:
            sign.replace_with("•")


def _only_places(rows: Sequence[Sequence[Tag]]) -> bool:
    if all(len(row) <= 1 for row in rows):
        return True
    return any(
        cell.find(_NOT_IN_CELLS) is not None or len(cell.find_all(["p", "div", "br"], limit=5)) > 4
        for row in rows
        for cell in row
    )
