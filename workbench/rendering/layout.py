"""From the blocks of a letter to what platypus sets: one flowable or more for each block, and its elements."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from workbench.letters.document import (
    AddressBlock,
    Block,
    BulletList,
    DataTable,
    Heading,
    Inline,
    LetterDocument,
    Letterhead,
    Paragraph,
    Signature,
)
from workbench.rendering import styles
from workbench.rendering.glyphs import Printer
from workbench.rendering.head_flow import head_flow
from workbench.rendering.lines import Span
from workbench.rendering.links import linked, said, target
from workbench.rendering.marked import Element
from workbench.rendering.styles import Style
from workbench.rendering.table_flow import table_flow
from workbench.rendering.text_flow import Flow, Label, Passage, Setting, TextFlow, plain

_SHORT = 600  # characters of a last paragraph that goes to the signature's page as a whole


def lay_out(document: LetterDocument, printer: Printer, setting: Setting) -> list[Flow]:
    """The flowables of a letter in reading order; their elements hang under `setting.tagging.root`."""
    layout = _Layout(printer, setting)
    blocks = list(enumerate(document.blocks))
    blocks = blocks[layout.head(blocks) :]
    for (number, block), (_, following) in pairwise([*blocks, (-1, None)]):
        if block is not None:
            layout.block(number, block, following)
    _keep_together(layout.flows)
    return layout.flows


class _Layout:
    """The flowables so far."""

    def __init__(self, printer: Printer, setting: Setting) -> None:
        self.printer, self.setting = printer, setting
        self.root = setting.tagging.root
        self.flows: list[Flow] = []
        self.quote: Element | None = None  # the requester's words, while they go on

    def head(self, blocks: Sequence[tuple[int, Block]]) -> int:
        """Set the letterhead and the address if the letter starts with them; returns how many blocks that took."""
        letterhead = address = None
        taken = 0
        for number, block in blocks[:2]:
            if isinstance(block, Letterhead) and letterhead is None and address is None:
                letterhead = (number, self._printable_letterhead(block))
            elif isinstance(block, AddressBlock) and address is None:
                address = (number, replace(block, lines=self._printable(block.lines)))
            else:
                break
            taken += 1
        head = head_flow(self.setting, letterhead, address, self.root) if taken else None
        if head is None:
            return 0
        self.flows.append(head)
        return taken

    def block(self, number: int, block: Block, following: Block | None) -> None:
        """Set one block, knowing what comes next."""
        if not (isinstance(block, Paragraph) and block.quoted):
            self.quote = None
        match block:
            case Heading():
                self._heading(number, block)
            case Paragraph():
                self._paragraph(number, block, following)
            case BulletList():
                self._list(number, block, following)
            case DataTable():
                self._table(number, block)
            case Signature():
                self._signature(number, block)
            case AddressBlock():
                self._text(number, "\n".join(block.lines))
            case Letterhead():
                particulars = [f"{label}: {value}" for label, value in block.particulars]
                self._text(number, "\n".join([block.name, *block.lines, *particulars]))

    def _heading(self, number: int, block: Heading) -> None:
        text = self.printer.printable(block.text)
        if not text.strip():
            return  # an empty heading is nothing to read, and a fault in the structure
        level = min(max(block.level, 1), 3)
        passage = Passage((Span(text, bold=True),), self.root.add(f"H{level}"), number, heading=level)
        flow = TextFlow(self.setting, passage, styles.HEADINGS[level])
        flow.keeps_next = True
        self.flows.append(flow)

    def _paragraph(self, number: int, block: Paragraph, following: Block | None) -> None:
        if block.quoted:
            if self.quote is None:
                self.quote = self.root.add("BlockQuote")
            flow = self._passage(number, block.runs, self.quote, styles.QUOTED)
            flow.bar_above = styles.QUOTED.after if len(self.quote.kids) > 1 else 0.0
        else:
            flow = self._passage(number, block.runs, self.root, styles.LARGE if block.large else styles.BODY)
        introduces = flow.passage.text.rstrip().endswith(":") and _continues(following)
        flow.keeps_next = introduces or (isinstance(following, Signature) and len(flow.passage.text) < _SHORT)

    def _list(self, number: int, block: BulletList, following: Block | None) -> None:
        element = self.root.add("L", O="List", ListNumbering="Disc")
        for item in block.items:
            li = element.add("LI")
            label = Label("•", li.add("Lbl"))
            passage = Passage(tuple(self._spans(item)), li.add("LBody"), number, label)
            self.flows.append(TextFlow(self.setting, passage, styles.ITEM))
        if block.items:
            self.flows[-1].after = styles.BODY.after + 2
            self.flows[-1].keeps_next = isinstance(following, Signature)

    def _table(self, number: int, block: DataTable) -> None:
        if not any((block.header, block.rows, block.caption)):
            return
        element = self.root.add("Table")
        caption = self.printer.printable(block.caption)
        if caption.strip():
            flow = plain(self.setting, caption, element.add("Caption"), number, styles.CAPTION)
            flow.keeps_next = True
            self.flows.append(flow)
        printable = replace(
            block, header=self._printable(block.header), rows=tuple(self._printable(row) for row in block.rows)
        )
        self.flows.append(table_flow(self.setting, printable, element, number))

    def _signature(self, number: int, block: Signature) -> None:
        closing = self._text(number, block.closing, styles.CLOSING)
        closing.keeps_next = True
        self._text(number, "\n".join(block.lines), styles.SIGNATORY)

    def _text(self, number: int, text: str, style: Style = styles.BODY) -> TextFlow:
        flow = plain(self.setting, self.printer.printable(text), self.root.add("P"), number, style)
        self.flows.append(flow)
        return flow

    def _passage(self, number: int, runs: Inline, parent: Element, style: Style) -> TextFlow:
        spans = tuple(self._spans(runs, quoted=style is styles.QUOTED))
        flow = TextFlow(self.setting, Passage(spans, parent.add("P"), number), style)
        self.flows.append(flow)
        return flow

    def _spans(self, runs: Inline, quoted: bool = False) -> Iterator[Span]:
        """The runs as spans. An address in the requester's own words stays text: the letter does not lead there."""
        for run in runs:
            text = self.printer.printable(said(run))
            if run.url or run.gap or quoted:
                yield Span(text, run.strong or bool(run.gap), target(run.url), bool(run.gap))
            else:
                yield from linked(text, run.strong)

    def _printable(self, texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.printer.printable(text) for text in texts)

    def _printable_letterhead(self, block: Letterhead) -> Letterhead:
        particulars = tuple(
            (self.printer.printable(label), self.printer.printable(value)) for label, value in block.particulars
        )
        name = self.printer.printable(block.name)
        return replace(block, name=name, lines=self._printable(block.lines), particulars=particulars)


def _continues(following: Block | None) -> bool:
    """Whether a block is what a line that ends with a colon announces."""
    return isinstance(following, BulletList | DataTable | Paragraph)


def _keep_together(flows: Sequence[Flow]) -> None:
    """Tell each flowable that must stay with the next how much room that takes; from the end, for they form chains."""
    for flow, following in reversed(list(pairwise(flows))):
        if flow.keeps_next:
            flow.keep = flow.after + following.least()
