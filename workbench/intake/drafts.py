"""The questions of a request before they get their labels: items, what stands before them, between and after."""

from collections.abc import Sequence

from workbench.intake import phrases
from workbench.intake.asks import Kind, Sentence, read_sentences, substance
from workbench.intake.draft import Draft, Split
from workbench.intake.inline import unfold
from workbench.intake.lines import Line
from workbench.intake.markers import Style
from workbench.intake.outline import is_open, question_items
from workbench.intake.pieces import Piece, pieces_of
from workbench.intake.prose import Found, asks_in, last_resort

_HEADING_WORDS = 8
_OBJECT_WORDS = 6


def drafts_of(text: str, lines: list[Line]) -> Split:
    """What a request asks for."""
    pieces = unfold(text, pieces_of(text, lines))
    read = [[] if piece.table else read_sentences(text, piece.start, piece.end) for piece in pieces]
    kept = question_items(pieces, read)
    builder = _Builder(pieces, read, kept)
    drafts = builder.drafts()
    others = [sentence for piece, found in zip(pieces, read, strict=True) if not piece.placement for sentence in found]
    return Split(drafts, others + builder.left_over, pieces, read, kept)


class _Builder:
    def __init__(self, pieces: list[Piece], read: list[list[Sentence]], kept: set[int]) -> None:
        self._pieces, self._read, self._kept = pieces, read, kept
        self._first = min(kept, default=len(pieces))
        self._last = max(kept, default=-1)
        self._drafts: list[Draft] = []
        self.left_over: list[Sentence] = []  # "Thank you" and the like behind an item's own words
        self._of_item: dict[int, int | None] = {}  # None: an item without words of its own
        self._latest: int | None = None  # the latest draft of an item at the top

    def drafts(self) -> list[Draft]:
        paragraphs = [(i, self._read[i]) for i, piece in enumerate(self._pieces) if not piece.placement]
        if not self._kept:
            self._add_prose(asks_in(paragraphs) or last_resort(paragraphs))
            return self._drafts
        owned = self._owned_lists()
        if owned:
            return self._led_by_prose(owned)
        self._add_before([(i, sentences) for i, sentences in paragraphs if i < self._first])
        for place in range(self._first, len(self._pieces)):
            if place in self._kept:
                self._add_item(place)
            elif not self._pieces[place].placement:
                self._add_further(place)
        return self._drafts

    # questions without numbers, some of which have a list of their own

    def _owned_lists(self) -> set[int]:
        """The first members of the lists at the top, if several and each spells out the question before it."""
        firsts: dict[int, int] = {}
        for place in sorted(self._kept):
            placement = self._pieces[place].placement
            if placement and placement.parent is None:
                firsts.setdefault(placement.list_id, place)
        owned = {place for place in firsts.values() if self._spells_out(place)}
        return owned if len(owned) > 1 and len(owned) == len(firsts) else set()

    def _spells_out(self, place: int) -> bool:
        if not place or self._pieces[place - 1].placement or not self._read[place - 1]:
            return False
        last = self._read[place - 1][-1]
        return last.plain.endswith(":") and last.kind in (Kind.QUESTION, Kind.REQUEST) and not is_open(last)

    def _led_by_prose(self, owned: set[int]) -> list[Draft]:
        waiting: list[tuple[int, list[Sentence]]] = []
        for place, piece in enumerate(self._pieces):
            if not piece.placement:
                waiting.append((place, self._read[place]))
            elif place in self._kept:
                if place in owned:
                    self._add_prose(asks_in(waiting))
                    self._of_item[-1] = len(self._drafts) - 1 if self._drafts else None
                    waiting = []
                self._add_item(place)
        self._add_prose(asks_in(waiting))
        return self._drafts

    def _add_prose(self, found: Sequence[Found]) -> None:
        self._drafts += [Draft(f.span.start, f.span.end, f.why, [f.sentence]) for f in found]

    # what stands before the first item

    def _add_before(self, paragraphs: list[tuple[int, list[Sentence]]]) -> None:
        places = [place for place, sentences in paragraphs if sentences]
        argued = {place for place, sentences in paragraphs if any(s.kind is Kind.STATEMENT for s in sentences)}
        for found in asks_in(paragraphs) or self._things_named(places[-2:]):
            if not (found.place in argued and _is_argument(found)) and self._is_own_question(found, places[-2:]):
                why = f"{found.why}, before the list"
                draft = Draft(found.span.start, found.span.end, why, [found.sentence], before=True)
                self._drafts.append(draft)
        if self._drafts:
            self._nest_under(self._drafts[-1], paragraphs)

    def _things_named(self, places: list[int]) -> list[Found]:
        """A thing to be had that begins a paragraph: "The locations of all cameras. For each of them state:"."""
        first = [(place, self._read[place][0]) for place in places]
        return [
            Found(s, s.span, place, "names what is wanted")
            for place, s in first
            if s.kind is Kind.NOUN and substance(s.plain) and not self._is_subject_line(place)
        ]

    def _is_subject_line(self, place: int) -> bool:
        """Whether a paragraph is a short line without a stop, as below "Dear Sirs": it says what the list is about."""
        alone, words = len(self._read[place]) == 1, self._read[place][0].plain
        return alone and len(words.split()) <= _HEADING_WORDS and not words.endswith((".", ":", "?", ";"))

    def _is_own_question(self, found: Found, places: list[int]) -> bool:
        """Whether a sentence before the list is a question by itself and not its introduction or background."""
        if found.sentence.topic and not self._asked_of_each(found):
            return False
        if found.sentence.kind is Kind.STATEMENT:
            return False
        if found.place < self._first - 1 and found.sentence.kind is Kind.QUESTION and found.place not in places[-2:]:
            return False
        introduces = found.place == self._first - 1 and found.sentence is self._read[found.place][-1]
        if introduces and found.sentence.plain.endswith((":", "-", "–")):
            return bool(phrases.COUNTS.search(found.sentence.plain) or phrases.PARTICULAR.search(found.sentence.plain))
        return True

    def _asked_of_each(self, found: Found) -> bool:
        """Whether the list says what is wanted of each: "Details of all dogs that died. For each dog please state:"."""
        last = self._read[self._first - 1][-1:]
        follows = bool(last) and last[0] is not found.sentence and phrases.OF_EACH.match(last[0].plain) is not None
        return follows and phrases.EVERY.search(found.sentence.plain) is not None

    def _nest_under(self, draft: Draft, paragraphs: list[tuple[int, list[Sentence]]]) -> None:
        """Tie the list to the question before it, where "In particular:" or "For each of them state:" does."""
        tail = [s for _, sentences in paragraphs for s in sentences if s.span.start >= draft.end]
        if len(tail) > 2 or not (tail or draft.sentences[-1].plain.endswith(":")):
            return
        last = tail[-1].plain if tail else draft.sentences[-1].plain
        draft.spelt_out = not tail or phrases.PARTICULAR.search(last) is not None
        refers_back = phrases.BACK.search(last) is not None and phrases.ALSO.search(last) is None
        if draft.spelt_out or refers_back or not tail:
            self._of_item[-1] = len(self._drafts) - 1

    # items

    def _add_item(self, place: int) -> None:
        piece, sentences = self._pieces[place], list(self._read[place])
        placement = piece.placement
        if placement is None:
            return
        above = placement.parent
        parent, prefix = self._above(above)
        if piece.start == piece.end:
            self._of_item[place] = None
            return
        while len(sentences) > 1 and _trails(sentences[-1]):
            self.left_over.append(sentences.pop())
        end = sentences[-1].span.end if len(sentences) < len(self._read[place]) else piece.end
        shown = "bullet" if placement.marker.style is Style.BULLET else f"marker {placement.marker.shown}"
        self._of_item[place] = len(self._drafts)
        if above is None:
            self._latest = len(self._drafts)
        self._drafts.append(Draft(piece.start, end, shown, sentences, placement, parent, prefix))

    def _above(self, item: int | None) -> tuple[int | None, str]:
        """The draft under which an item stands, and the labels of items without words that it passes."""
        prefix = ""
        while item is not None:
            draft = self._of_item.get(item)
            if draft is not None:
                return draft, prefix
            placement = self._pieces[item].placement
            prefix = (placement.marker.label if placement else "") + prefix
            item = placement.parent if placement else None
        return self._of_item.get(-1), prefix

    # paragraphs between and after the items

    def _add_further(self, place: int) -> None:
        if not self._drafts:
            return
        for sentence in self._read[place]:
            draft = self._drafts[-1]
            if self._belongs(place, sentence):
                draft.end = sentence.span.end
            elif self._is_further(place, sentence):
                self._append_further(place, sentence)

    def _belongs(self, place: int, sentence: Sentence) -> bool:
        """Whether a sentence carries on the question before it: in brackets, under its heading, or with "details"."""
        draft = self._drafts[-1]
        if not (place - 1 in self._kept or draft.end >= self._pieces[place].start):
            return False
        if draft.placement is None or (
            place - 1 in self._kept and self._of_item.get(place - 1) != len(self._drafts) - 1
        ):
            return False
        follows_directly = draft.further or (sentence.asks and place - 1 in self._kept)
        if follows_directly and phrases.FOLLOW_UP.match(sentence.plain):
            return True
        if sentence.plain.startswith("(") and draft.end <= self._pieces[place - 1].end:
            return True
        if sentence.asks and not phrases.ALSO.search(sentence.plain) and self._is_heading(place - 1):
            return True
        return sentence.kind is Kind.REQUEST and _elaborates(sentence)

    def _is_heading(self, place: int) -> bool:
        marker = self._pieces[place].marker
        if place not in self._kept or len(self._read[place]) != 1 or marker is None or marker.style is Style.BULLET:
            return False
        heading = self._read[place][0]
        short = len(heading.plain.split()) <= _HEADING_WORDS and not heading.plain.endswith((".", "?"))
        before = self._read[self._first - 1][-1:] if self._first else []
        asked_for = any(sentence.asks or is_open(sentence) for sentence in before)
        return short and heading.kind is Kind.STATEMENT and not asked_for

    def _is_further(self, place: int, sentence: Sentence) -> bool:
        if sentence.kind is Kind.QUESTION:
            return True
        if sentence.kind is not Kind.REQUEST or (place + 1 in self._kept and sentence.plain.endswith(":")):
            return False
        if place < self._last:
            if phrases.ALSO.search(sentence.plain) or phrases.EMBEDDED.search(sentence.plain):
                return True
            return not sentence.topic and phrases.BACK.search(sentence.plain) is None
        return bool(phrases.ALSO.search(sentence.plain) or phrases.EMBEDDED.search(sentence.plain))

    def _append_further(self, place: int, sentence: Sentence) -> None:
        last = self._drafts[self._latest] if self._latest is not None else None
        numbered = last is not None and last.placement is not None and last.placement.marker.style is not Style.BULLET
        belongs = place < self._last or phrases.BACK.search(sentence.plain) is not None
        parent = self._latest if numbered and belongs else None
        self._drafts.append(
            Draft(sentence.span.start, sentence.span.end, sentence.why, [sentence], parent=parent, further=numbered)
        )


def _is_argument(found: Found) -> bool:
    """What is rarely meant to be answered amid background: "Why was nothing done?", "We want to understand how …"."""
    plain = found.sentence.plain
    rhetorical = found.sentence.kind is Kind.QUESTION and phrases.SOFT.match(plain) is not None
    return rhetorical or phrases.PURPOSE.search(plain) is not None


def _trails(sentence: Sentence) -> bool:
    return sentence.kind is Kind.STANDARD or phrases.COURTESY.match(sentence.plain) is not None


def _elaborates(sentence: Sentence) -> bool:
    """The same request once more, and closer: "I would like incident by incident details …"."""
    if phrases.ALSO.search(sentence.plain) or phrases.COUNTS.search(sentence.plain):
        return False
    asking = phrases.ASKING.search(sentence.plain)
    wanted = sentence.plain[asking.end() :].split()[:_OBJECT_WORDS] if asking else []
    return any(word.strip(",.:;") in ("details", "information", "data", "breakdown", "figures") for word in wanted)
