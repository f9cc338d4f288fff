"""What the words are that no question holds: greeting, background, what applies to the questions, signature.

A word is accounted for only where a reader would say without a doubt what it is. Whatever looks like asking and became
no question, and whatever stands in a table that nobody explains, is left for the officer to look at.
"""

from collections.abc import Iterator, Sequence

from workbench.domain.accounting import trimmed
from workbench.domain.case import Role, Span
from workbench.intake import manner, phrases
from workbench.intake.around import CLOSES, NAME_WORDS, THANKS, around, name_at_the_end
from workbench.intake.asks import Kind, Sentence, substance
from workbench.intake.belonging import Belonging
from workbench.intake.draft import Split
from workbench.intake.lines import Line
from workbench.intake.priority import wishes
from workbench.intake.proposal import ProposedMark

NUMBER, OF_THE_FORM = "stands before a question", "about the form of the answer"
MEANT, LEADS_IN, VALUE = "says how the questions are meant", "leads in to the questions", "belongs to the question"


def account(text: str, everything: Sequence[Line], split: Split) -> tuple[ProposedMark, ...]:
    """The marks of a request that was split: in order, apart from one another and from the questions."""
    found = [*around(text, everything), *_Inside(text, split).marks()]
    if not any(mark.why == CLOSES for mark in found):
        found += name_at_the_end(text, split)
    return _apart(text, found, [draft.span for draft in split.drafts])


# ── the request itself ───────────────────────────────────────────────────────────────────────────────────────────────


class _Inside:
    """The pieces of the request, each looked at for what no question holds."""

    def __init__(self, text: str, split: Split) -> None:
        self._text, self._split = text, split
        self._belonging = Belonging(split)
        self._tabled: int | None = None  # the question that speaks of the latest table
        self._greeted = -1  # the latest piece that is a salutation
        opening = (" ".join(text[piece.start : piece.start + 200].split()).lower() for piece in split.pieces[:20])
        self._salutation = next((place for place, plain in enumerate(opening) if manner.greets(plain)), -1)

    def marks(self) -> Iterator[ProposedMark]:
        """What there is to say of them, in no order."""
        for place, piece in enumerate(self._split.pieces):
            if place in self._split.kept:
                yield from self._marker(place)
            if piece.table:
                yield from self._table(place)
            elif piece.placement and place not in self._split.kept:
                yield from self._value(place)
            else:
                yield from self._greeting(place)
                yield from self._sentences(place)

    def _marker(self, place: int) -> Iterator[ProposedMark]:
        """What stands before the words of an item: its number, and the "and" that joins it to the one before."""
        piece = self._split.pieces[place]
        if piece.placement:
            yield ProposedMark(
                Span(self._number_at(place, piece.placement.marker.shown), piece.start), Role.MARKER, NUMBER
            )

    def _number_at(self, place: int, shown: str) -> int:
        """Where the marker of an item begins."""
        piece = self._split.pieces[place]
        start = self._split.pieces[place - 1].end if place else 0
        between = self._text[start : piece.start]
        at = between.rfind(shown)
        if at < 0:
            return piece.start
        return start if manner.JOINS.fullmatch(between[:at]) else start + at

    def _greeting(self, place: int) -> Iterator[ProposedMark]:
        """A salutation: what was passed over before the first sentence, or a short paragraph of its own."""
        piece, sentences = self._split.pieces[place], self._split.read[place]
        first = sentences[0].span.start if sentences else piece.end
        words = self._text[piece.start : min(piece.end, piece.start + 200)]
        plain = " ".join(words.split()).lower()
        if first > piece.start:
            opens = manner.opens(" ".join(self._text[piece.start : first].split()).lower())
            greets = opens == manner.ADDRESSES
            # "Dear Anyshire,⏎and Othershire Police,"
            if greets and all(manner.names(sentence.plain) for sentence in sentences):
                self._greeted, first = place, piece.end
            yield ProposedMark(Span(piece.start, first), Role.GREETING if greets else Role.CONTEXT, opens)
        elif not piece.placement and manner.salutes(plain) and not any(s.asks for s in sentences):
            self._greeted = place
            yield ProposedMark(Span(piece.start, piece.end), Role.GREETING, manner.ADDRESSES)

    def _sentences(self, place: int) -> Iterator[ProposedMark]:
        """The sentences of running text, or behind the words of a question in its item."""
        sentences = self._split.read[place]
        for sentence in sentences:
            if place != self._greeted and not self._belonging.asked(sentence.span):
                if manner.CHOICES.match(sentence.plain) and (amid := self._belonging.amid(place)):
                    yield ProposedMark(sentence.span, Role.SCOPE, VALUE, amid)
                    continue
                introduces = sentence is sentences[-1] and self._belonging.introduces(place)
                mark = self._introduction(place, sentence) if introduces else self._sentence(place, sentence)
                if mark:
                    yield mark

    def _sentence(self, place: int, sentence: Sentence) -> ProposedMark | None:
        plain = sentence.plain
        match sentence.kind:
            case Kind.SCOPE:
                return self._meant(place, sentence)
            case Kind.STANDARD:
                why = OF_THE_FORM if manner.sends(plain) else "about handling the request"
                return _context(sentence, why)
            case Kind.LEAD_IN:
                return self._scope(place, sentence, "states a period") if manner.dated(plain) else _leads(sentence)
            case Kind.REQUEST if sentence.topic and self._belonging.before_all(sentence.span):
                return ProposedMark(sentence.span, Role.SCOPE, "says what the questions are about")
            case Kind.NOUN if place < self._salutation:
                return self._statement(place, sentence)
            case Kind.REQUEST if manner.RESTATES.search(plain) and not self._belonging.before_all(sentence.span):
                return ProposedMark(sentence.span, Role.SCOPE, MEANT)
            case Kind.NOUN if not substance(plain) or self._is_heading(sentence):
                return _context(sentence, "a heading")
            case Kind.STATEMENT if "?" not in plain[-3:]:
                return self._statement(place, sentence)
        return None

    def _is_heading(self, sentence: Sentence) -> bool:
        """A few words in capitals before the questions: "OPEN LETTER"."""
        words = self._text[sentence.span.start : sentence.span.end]
        return len(words.split()) <= NAME_WORDS and words.isupper() and self._belonging.before_all(sentence.span)

    def _statement(self, place: int, sentence: Sentence) -> ProposedMark | None:
        if (holder := self._belonging.spelt_out_by(place)) is not None:
            return ProposedMark(sentence.span, Role.SCOPE, VALUE, (holder,))
        if sentence.plain.endswith(":") and (amid := self._belonging.amid(place)):
            return ProposedMark(sentence.span, Role.SCOPE, VALUE, amid)
        if phrases.PARTICULAR.search(sentence.plain):
            return _leads(sentence)
        if wishes(sentence.plain):
            return _context(sentence, "says which come first")
        if self._belonging.before_all(sentence.span):
            if place < self._salutation:
                return ProposedMark(sentence.span, Role.SIGNATURE, "above the salutation")
            if manner.WELL.match(sentence.plain):
                return ProposedMark(sentence.span, Role.GREETING, "a courtesy")
        if manner.NAMES_SCOPE.match(sentence.plain) or manner.only_dates(sentence.plain):
            return self._scope(place, sentence, MEANT)
        if manner.DEFINES.search(sentence.plain):
            return ProposedMark(sentence.span, Role.SCOPE, "defines what is meant")  # wherever it stands
        if manner.APPLIES.search(sentence.plain):
            return self._scope(place, sentence, MEANT)
        if manner.CLOSES.match(sentence.plain):
            return ProposedMark(sentence.span, Role.SIGNATURE, CLOSES)
        if manner.THANKS.match(sentence.plain):
            first = self._belonging.before_all(sentence.span)
            return _context(sentence, "thanks") if first else ProposedMark(sentence.span, Role.SIGNATURE, THANKS)
        return None if manner.ADDS.match(sentence.plain) else _context(sentence, "asks for nothing")

    def _introduction(self, place: int, sentence: Sentence) -> ProposedMark | None:
        """The sentence before a list: it applies to its questions where it says more than that they follow."""
        if sentence.kind is Kind.QUESTION:
            return None
        says = (
            sentence.kind is Kind.STATEMENT and sentence.plain.endswith((".", "!")) and not manner.dated(sentence.plain)
        )
        if says or sentence.kind in (Kind.SCOPE, Kind.STANDARD):
            return self._sentence(place, sentence)
        if not manner.says_what(sentence.plain):
            return _leads(sentence)
        return ProposedMark(sentence.span, Role.SCOPE, LEADS_IN, self._belonging.introduced_by(place))

    def _meant(self, place: int, sentence: Sentence) -> ProposedMark:
        if manner.remarks(sentence.plain):
            return _context(sentence, "a remark")
        if manner.sends(sentence.plain):
            return _context(sentence, OF_THE_FORM)
        return self._scope(place, sentence, MEANT)

    def _scope(self, place: int, sentence: Sentence, why: str) -> ProposedMark:
        return ProposedMark(sentence.span, Role.SCOPE, why, self._belonging.amid(place))

    def _table(self, place: int) -> Iterator[ProposedMark]:
        """A row of a table that the question before it speaks of: "Please complete the table below"."""
        holder = self._belonging.tabled_by(place)
        if holder is None and place and self._split.pieces[place - 1].table:
            holder = self._tabled  # below a rule
        self._tabled = holder
        if holder is not None:
            piece = self._split.pieces[place]
            yield ProposedMark(Span(piece.start, piece.end), Role.SCOPE, VALUE, (holder,))

    def _value(self, place: int) -> Iterator[ProposedMark]:
        """An item that is no question: a value of the question before its list, or a point of the background."""
        piece, sentences = self._split.pieces[place], self._split.read[place]
        intro = self._belonging.intro(place)
        holder = self._belonging.holder(intro.span) if intro else None
        if not sentences or piece.placement is None or any(_asks_by_itself(s, holder) for s in sentences):
            return
        span = Span(self._number_at(place, piece.placement.marker.shown), piece.end)
        if sentences[0].kind in (Kind.SCOPE, Kind.STANDARD):
            yield ProposedMark(span, Role.SCOPE, MEANT)
        elif holder is not None:
            yield ProposedMark(span, Role.SCOPE, VALUE, (holder,))
        elif intro and intro.plain.endswith(":") and (amid := self._belonging.amid(place)):
            yield ProposedMark(span, Role.SCOPE, VALUE, amid)
        elif intro and (intro.kind is Kind.SCOPE or manner.explains(intro.plain)):
            yield ProposedMark(span, Role.SCOPE, MEANT)
        elif all(sentence.kind is Kind.STATEMENT for sentence in sentences):
            yield ProposedMark(span, Role.CONTEXT, "in a list that asks for nothing")


def _asks_by_itself(sentence: Sentence, holder: int | None) -> bool:
    """Whether an item asks although it is no question. Among the values of one, "list size" and "state" are words."""
    asks = holder is None or phrases.ASKING.search(sentence.plain) is not None
    return sentence.kind is Kind.QUESTION or (sentence.kind is Kind.REQUEST and asks)


def _leads(sentence: Sentence) -> ProposedMark:
    return _context(sentence, LEADS_IN)


def _context(sentence: Sentence, why: str) -> ProposedMark:
    return ProposedMark(sentence.span, Role.CONTEXT, why)


# ── all of them together ─────────────────────────────────────────────────────────────────────────────────────────────


def _apart(text: str, found: list[ProposedMark], questions: Sequence[Span]) -> tuple[ProposedMark, ...]:
    """The marks in order, without what a question or an earlier mark holds, neighbours that say the same made one."""
    asked = sorted(questions, key=lambda span: span.start)
    kept: list[ProposedMark] = []
    at = 0
    for mark in sorted(found, key=lambda mark: (mark.span.start, mark.role is not Role.SIGNATURE)):
        start, end = max(mark.span.start, kept[-1].span.end if kept else 0), mark.span.end
        while at < len(asked) and asked[at].end <= start:
            at += 1
        if at < len(asked) and asked[at].start <= start:
            start = asked[at].end
        following = next((span.start for span in asked[at : at + 2] if span.start > start), len(text))
        span = trimmed(text, Span(start, min(end, following)))
        if span is None or not any(map(str.isalnum, text[span.start : span.end])):
            continue
        last = kept[-1] if kept else None
        if last and _says_the_same(last, mark) and not text[last.span.end : span.start].strip():
            kept[-1] = ProposedMark(Span(last.span.start, span.end), last.role, last.why, last.questions)
        else:
            kept.append(ProposedMark(span, mark.role, mark.why, mark.questions))
    return tuple(kept)


def _says_the_same(one: ProposedMark, other: ProposedMark) -> bool:
    same = (one.role, one.why, one.questions) == (other.role, other.why, other.questions)
    return same and one.role is not Role.MARKER
