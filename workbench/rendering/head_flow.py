"""The head of the first page: the force on top, the recipient in the envelope's window, the particulars beside it."""

from dataclasses import replace

from workbench.letters.document import AddressBlock, Letterhead
from workbench.rendering import styles
from workbench.rendering.marked import Element
from workbench.rendering.styles import ADDRESS_TOP, ASIDE_LEFT, BODY_TOP, BODY_WIDTH, LABEL_WIDTH, MARGIN, TOP
from workbench.rendering.text_flow import Flow, Setting, TextFlow, plain

_ASIDE = ASIDE_LEFT - MARGIN
_GAP = 9.0
_RULE_ROOM = 16.0
_TALLEST = styles.BODY_HEIGHT * 0.7  # a taller head is set as plain text, which can run over pages


class HeadFlow(Flow):
    """Texts at fixed places; places are points from the head's left and top."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self.placed: list[tuple[TextFlow, float, float]] = []
        self.rule_at: float | None = None
        self.width, self.height = BODY_WIDTH, 0.0
        self.after = 10.0

    def put(self, text: TextFlow, left: float, top: float) -> float:
        """Place a text; returns where it ends."""
        self.placed.append((text, left, top))
        self.height = max(self.height, top + text.height)
        return top + text.height

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Its size."""
        return self.width, self.height

    def least(self) -> float:
        """All of it."""
        return self.height

    def draw(self) -> None:
        """Draw every text in reading order."""
        if self.rule_at is not None:
            with self.setting.tagging.artifact(self.canv):
                self.canv.setStrokeColor(styles.FORCE)
                self.canv.setLineWidth(1.2)
                self.canv.line(0, self.height - self.rule_at, self.width, self.height - self.rule_at)
        for text, left, top in self.placed:
            text.drawOn(self.canv, left, self.height - top - text.height)


def head_flow(
    setting: Setting,
    letterhead: tuple[int, Letterhead] | None,
    address: tuple[int, AddressBlock] | None,
    parent: Element,
) -> HeadFlow | None:
    """The head of these blocks (each with its number), or None where it would fill the page."""
    head = HeadFlow(setting)
    elements = Element("Sect")
    below = ADDRESS_TOP - TOP
    if letterhead:
        below = max(below, _put_force(head, letterhead, elements))
        _put_particulars(head, letterhead, elements, below)
    if address:
        _put_address(head, address, elements, below)
        head.height = max(head.height, BODY_TOP - TOP - head.after)
    if head.height > _TALLEST:
        return None
    parent.kids.extend(elements.kids)
    return head


def _put_force(head: HeadFlow, numbered: tuple[int, Letterhead], parent: Element) -> float:
    """The force's name at the left, its lines at the right, a rule under both; returns where that ends."""
    block, letterhead = numbered
    width = _ASIDE - 12 if letterhead.lines else BODY_WIDTH
    name = plain(head.setting, letterhead.name, parent.add("P"), block, replace(styles.NAME, width=width))
    ends = [head.put(name, 0, 0)]
    if letterhead.lines:
        # The first baseline of the lines stands on the name's.
        lines = plain(head.setting, "\n".join(letterhead.lines), parent.add("P"), block, styles.FORCE_LINES)
        ends.append(head.put(lines, _ASIDE, 5.5))
    head.rule_at = max(ends) + _RULE_ROOM / 2
    return max(ends) + _RULE_ROOM


def _put_particulars(head: HeadFlow, numbered: tuple[int, Letterhead], parent: Element, top: float) -> None:
    block, letterhead = numbered
    for label, value in letterhead.particulars:
        element = parent.add("P")
        ends = [
            head.put(plain(head.setting, label, element, block, styles.PARTICULAR_LABEL), _ASIDE, top),
            head.put(plain(head.setting, value, element, block, styles.PARTICULAR), _ASIDE + LABEL_WIDTH, top),
        ]
        top = max(ends)


def _put_address(head: HeadFlow, numbered: tuple[int, AddressBlock], parent: Element, top: float) -> None:
    """The recipient, smaller where many lines must fit the window."""
    block, address = numbered
    element = parent.add("P")
    room = styles.ADDRESS_END - ADDRESS_TOP
    for size in (styles.ADDRESS.size, 10.5, 9.5):
        style = styles.scaled(styles.ADDRESS, size)
        text = plain(head.setting, "\n".join(address.lines), element, block, style)
        if text.height <= room:
            break
    head.put(text, 0, top)
