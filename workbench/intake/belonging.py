"""Which question a sentence or a list belongs to that is none itself, by where it stands."""

from bisect import bisect_left, bisect_right

from workbench.domain.case import Span
from workbench.intake.asks import Sentence
from workbench.intake.draft import Split
from workbench.intake.patterns import whole

_TABLE = whole("tables?|grid|columns?|template|chart|rows?")


class Belonging:
    """A request that was split, asked for what stands where. Questions are named by their places."""

    def __init__(self, split: Split) -> None:
        self._split = split
        self._order = sorted(range(len(split.drafts)), key=lambda number: split.drafts[number].start)
        self._starts = [split.drafts[number].start for number in self._order]
        self._lists = [piece.placement.list_id if piece.placement else None for piece in split.pieces]
        self._first, self._last = min(split.kept, default=0), max(split.kept, default=-1)
        self._begins = self._runs()
        self._spelt_out: dict[int, int | None] = {}

    def holder(self, span: Span) -> int | None:
        """The question that holds the beginning of this stretch."""
        before = bisect_right(self._starts, span.start)
        number = self._order[before - 1] if before else None
        return number if number is not None and span.start < self._split.drafts[number].end else None

    def asked(self, span: Span) -> bool:
        """Whether a question holds some of this stretch."""
        after = bisect_right(self._starts, span.start)
        follows = after < len(self._starts) and self._starts[after] < span.end
        return follows or self.holder(span) is not None

    def before_all(self, span: Span) -> bool:
        """Whether it stands before the first question."""
        return bool(self._starts) and span.end <= self._starts[0]

    def introduces(self, place: int) -> bool:
        """Whether a piece leads in to questions of another list than its own directly behind it.

        Amid a list a whole sentence looks back: "Please count each once."
        """
        if place + 1 not in self._split.kept or self._lists[place] == self._lists[place + 1]:
            return False
        read = self._split.read[place]
        return not (self.amid(place) and read and read[-1].plain.endswith("."))

    def introduced_by(self, place: int) -> tuple[int, ...]:
        """The questions behind a piece up to the next heading of the same list, or to the end of the list.

        None, which means all, where that is all that is asked.
        """
        pieces = self._split.pieces
        inside = self._order[
            bisect_left(self._starts, pieces[place].end) : bisect_left(self._starts, self._ends(place))
        ]
        if len(inside) == len(self._order):
            return ()
        members = set(inside)
        return tuple(sorted(number for number in inside if self._split.drafts[number].parent not in members))

    def amid(self, place: int) -> tuple[int, ...]:
        """The question behind which a sentence stands in a list; none, which means all, where it is in no list."""
        if not self._first < place <= self._last and place not in self._split.kept:
            return ()
        before = bisect_right(self._starts, self._split.pieces[place].start)
        return (self._order[before - 1],) if before else ()

    def spelt_out_by(self, place: int) -> int | None:
        """The question that ends with a colon directly before these lines: its values follow."""
        if place not in self._spelt_out:
            found = self._ends_open(self._begins[place] - 1)
            if found is None and place > self._begins[place]:  # the question stands among the same lines
                found = self._ends_open(place - 1)
                found = self._spelt_out.get(place - 1) if found is None else found
            self._spelt_out[place] = found
        return self._spelt_out[place]

    def _ends_open(self, place: int) -> int | None:
        """The question that a piece ends, with a colon."""
        if place < 0:
            return None
        piece = self._split.pieces[place]
        number = self.holder(Span(piece.start, piece.end)) if piece.end > piece.start else None
        last = self._split.drafts[number].sentences[-1:] if number is not None else ()
        return number if last and last[0].plain.endswith(":") and last[0].span.end >= piece.end - 1 else None

    def tabled_by(self, place: int) -> int | None:
        """The question directly before a table, where it speaks of one."""
        before = self._begins[place] - 1
        piece = self._split.pieces[before] if before >= 0 else None
        number = self.holder(Span(piece.start, piece.end)) if piece and piece.end > piece.start else None
        spoken_of = number is not None and any(_TABLE.search(s.plain) for s in self._split.drafts[number].sentences)
        return number if spoken_of else None

    def intro(self, place: int) -> Sentence | None:
        """The sentence directly before the list in which an item stands."""
        before = self._begins[place] - 1
        return self._split.read[before][-1] if before >= 0 and self._split.read[before] else None

    def _runs(self) -> list[int]:
        """For each piece, where its list begins, or the lines of its kind that stand together without a gap."""
        begins: list[int] = []
        for place, (piece, of_list) in enumerate(zip(self._split.pieces, self._lists, strict=True)):
            table_begins = piece.table and not (place and self._split.pieces[place - 1].table)
            same = place > 0 and self._lists[place - 1] == of_list and not table_begins
            goes_on = same and (of_list is not None or not piece.gap)
            begins.append(begins[-1] if goes_on else place)
        return begins

    def _ends(self, place: int) -> int:
        """Where the questions end that a piece introduces: at the next heading of their list, or where that ends."""
        pieces = self._split.pieces
        inside, ends = {self._lists[place + 1]}, pieces[place + 1].end
        for later in range(place + 2, len(pieces)):
            placement = pieces[later].placement
            if placement is None:
                if self._heads(later, place + 1):
                    break
                continue
            above = self._lists[placement.parent] if placement.parent is not None else None
            if above in inside and above is not None:
                inside.add(placement.list_id)
            elif placement.list_id not in inside:
                break
            ends = pieces[later].end
        return ends + 1

    def _heads(self, place: int, member: int) -> bool:
        """Whether a piece stands directly before an item of the list of another item."""
        return self.introduces(place) and self._lists[place + 1] == self._lists[member]
