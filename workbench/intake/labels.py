"""Labels as the requester wrote them, without brackets: "1", "3a"; "0" before the numbers, "1+" behind one.

Where nothing is numbered, questions count 1, 2, 3. A list that a word processor numbered "1." throughout does too.
"""

from collections import Counter
from collections.abc import Sequence

from workbench.intake.asks import Kind
from workbench.intake.draft import Draft
from workbench.intake.lists import Placement
from workbench.intake.markers import Style
from workbench.intake.proposal import ProposedQuestion

_COUNTING = (Style.NUMBER, Style.WORDED, Style.BARE)


def labelled(text: str, drafts: Sequence[Draft]) -> tuple[ProposedQuestion, ...]:
    """The drafts as questions, each with its label, and known as a lead-in where its sub-questions ask for it."""
    parents = {draft.parent for draft in drafts if not draft.further}
    return tuple(
        ProposedQuestion(
            label=label,
            parent=draft.parent,
            text=text[draft.start : draft.end],
            span=draft.span,
            lead_in=place in parents and _leads_in(draft),
            why=draft.why,
        )
        for place, (draft, label) in enumerate(zip(drafts, _Labels(drafts).all(), strict=True))
    )


def _leads_in(draft: Draft) -> bool:
    """Whether a question with sub-questions asks for nothing but them."""
    if draft.spelt_out or draft.before or not draft.sentences:
        return draft.spelt_out
    *earlier, last = draft.sentences
    complete = last.plain.endswith(("?", ".", ")")) and (last.asks or last.kind is Kind.NOUN)
    return not (complete or any(sentence.asks or sentence.kind is Kind.NOUN for sentence in earlier))


class _Labels:
    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts
        placements = [draft.placement for draft in drafts if draft.placement]
        self._numbered = any(_is_numbered(placement) for placement in placements)
        at_top = [draft.placement for draft in drafts if draft.placement and draft.parent is None]
        self._taken = {placement.marker.label for placement in at_top}
        self._written = Counter(p.marker.label for p in placements if p.marker.style in _COUNTING)
        values: dict[int, list[int]] = {}
        for placement in placements:
            values.setdefault(placement.list_id, []).append(placement.marker.value)
        self._all_ones = {list_id for list_id, found in values.items() if len(found) > 1 and set(found) == {1}}
        self._members: Counter[int] = Counter()  # so far, by list
        self._children: Counter[int] = Counter()  # so far, by parent
        self._count = 0
        self._labels: list[str] = []
        self._latest = "0"

    def all(self) -> list[str]:
        """The label of each draft, in order."""
        for draft in self._drafts:
            label = self._label(draft)
            self._labels.append(label)
            if self._item_above(draft) is None and not draft.further:
                self._latest = label
        return self._labels

    def _label(self, draft: Draft) -> str:
        if draft.further:
            return (self._latest if draft.parent is None else self._labels[draft.parent]) + "+"
        if draft.before and self._numbered:
            return "0"
        if draft.placement and _is_numbered(draft.placement):
            return self._as_written(draft, draft.placement)
        above = self._item_above(draft)
        if above is not None:
            self._children[above] += 1
            return self._labels[above] + _letters(self._children[above])
        self._count += 1
        while str(self._count) in self._taken:
            self._count += 1
        return str(self._count)

    def _as_written(self, draft: Draft, placement: Placement) -> str:
        own = placement.marker.label
        if placement.list_id in self._all_ones:
            self._members[placement.list_id] += 1
            own = str(self._members[placement.list_id])
        above = self._item_above(draft)
        under = ("" if above is None else self._labels[above]) + draft.prefix
        if not under or placement.marker.style is Style.SUB:
            return own
        if placement.marker.style in _COUNTING and not under[-1].isdigit() and self._written[own] == 1:
            return own  # the numbers run on through sections A, B, C
        return f"{under}.{own}" if under[-1].isdigit() and own[0].isdigit() else under + own

    def _item_above(self, draft: Draft) -> int | None:
        """The parent whose label goes before; "0" does not."""
        parent = draft.parent
        return None if parent is None or (self._numbered and self._drafts[parent].before) else parent


def _is_numbered(placement: Placement) -> bool:
    return placement.marker.style is not Style.BULLET


def _letters(number: int) -> str:
    """1 → a, 26 → z, 27 → aa."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(97 + rest) + letters
    return letters
