"""The words within a paragraph of Word: what is shown of runs, links, fields and content controls."""

import re
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from workbench.intake.readers.counting import roman
from workbench.intake.readers.words import SYMBOLS, bulleted

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFFICE_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_STRUCK = {qn("w:del"), qn("w:moveFrom")}
_SILENT = {qn("w:pPr"), qn("w:rPr"), qn("w:instrText"), qn("w:delText"), qn("w:sdtPr"), qn("w:rt")}
_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
    qn("w:softHyphen"): "",
}


@dataclass(slots=True)
class Inline:
    """Reads paragraphs one after another and remembers what it met that does not stand in them."""

    struck: bool = False
    pictures: int = 0
    notes: dict[str, dict[str, str]] = field(default_factory=lambda: {"w:footnote": {}, "w:endnote": {}})
    _boxes: list[BaseOxmlElement] = field(default_factory=list)

    def words(self, element: BaseOxmlElement) -> str:
        """What is shown of a paragraph, or of anything in one."""
        return "".join(self._shown(child) for child in element)

    def take_boxes(self) -> list[BaseOxmlElement]:
        """The text boxes that were anchored in what was read since the last time."""
        boxes, self._boxes = self._boxes, []
        return boxes

    def _shown(self, element: BaseOxmlElement) -> str:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SILENT:
            return ""
        if tag in (qn("w:t"), f"{_OFFICE_MATHS}t"):
            return bulleted(element.text or "")
        if tag in _SIGNS:
            return _SIGNS[tag]
        if tag in _STRUCK:
            self.struck = self.struck or next(element.iter(qn("w:delText"), qn("w:t")), None) is not None
            return ""
        if tag == qn("w:r"):
            properties = element.find(qn("w:rPr"))
            hidden = properties is not None and is_on(properties, "w:vanish")
            return "" if hidden else self.words(element)
        if tag == qn("w:br"):
            return "\n" if element.get(qn("w:type"), "textWrapping") == "textWrapping" else ""
        if tag == qn("w:sym"):
            return _symbol(str(element.get(qn("w:char"), "")))
        if tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
            return self._sign(tag, str(element.get(qn("w:id"), "")))
        if tag in (qn("w:drawing"), qn("w:pict"), qn("w:object"), f"{_COMPATIBLE}AlternateContent"):
            self._set_aside(element)
            return ""
        return self.words(element)

    def _sign(self, tag: str, identity: str) -> str:
        is_foot = tag == qn("w:footnoteReference")
        notes = self.notes["w:footnote" if is_foot else "w:endnote"]
        number = len(notes) + 1
        return notes.setdefault(identity, f"[{number if is_foot else roman(number)}]")

    def _set_aside(self, element: BaseOxmlElement) -> None:
        """A text box is a block of its own. Of the forms that say the same, the first is taken."""
        if element.tag == f"{_COMPATIBLE}AlternateContent":
            forms = list(element)
            element = forms[0] if forms else element
        boxes = [box for box in element.iter(qn("w:txbxContent")) if not _is_within_another(box, element)]
        self._boxes.extend(boxes)
        if not boxes and any(True for each in element.iter() if str(each.tag).endswith(("}blip", "}imagedata"))):
            self.pictures += 1


def is_on(properties: BaseOxmlElement, name: str) -> bool:
    """Whether a property stands there and is not switched off."""
    found = properties.find(qn(name))
    return found is not None and found.get(qn("w:val"), "1") not in {"0", "false", "off"}


def _symbol(code: str) -> str:
    """A character of a symbol font, by its place there."""
    return SYMBOLS.get(int(code, 16), "") if re.fullmatch("[0-9A-Fa-f]{4}", code) else ""


def _is_within_another(box: BaseOxmlElement, element: BaseOxmlElement) -> bool:
    at = box.getparent()
    while at is not None and at is not element:
        if at.tag == qn("w:txbxContent"):
            return True
        at = at.getparent()
    return False
