"""Which words of a request belong to what: what it asks, what stands around that, who signed it."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from workbench.domain.case import Case, Mark, Role, Span
from workbench.intake.around import CLOSES, FOOT, THANKS
from workbench.intake.proposal import Proposal, ProposedMark
from workbench.intake.sentences import sentences

_LONGEST_LINE = 200  # code points of a line under a letter that is looked at
_MOST_LINES = 40
_AROUND = 600  # code points on either side in which a sentence is looked for


@dataclass(frozen=True, slots=True)
class Stretches:
    """The request's words by what they are: as the officer has marked them, else as they were proposed."""

    text: str
    questions: tuple[Span, ...]
    marks: tuple[Mark | ProposedMark, ...]

    def outside(self, spans: Iterable[Span], unwanted: Iterable[Span]) -> Iterator[Span]:
        """Those of the spans that begin in none of the unwanted ones."""
        held = sorted(unwanted, key=lambda span: span.start)
        starts = [span.start for span in held]
        for span in spans:
            at = bisect_right(starts, span.start) - 1
            if at < 0 or held[at].end <= span.start:
                yield span

    def of(self, *roles: Role) -> tuple[Span, ...]:
        """The marks of these roles."""
        return tuple(mark.span for mark in self.marks if mark.role in roles)

    def signature(self) -> list[Span]:
        """The lines that stand under the letter, but for a website's or a mail server's own."""
        return self._signed(lambda mark: mark.span.start >= self._begins)

    def letterhead(self) -> list[Span]:
        """The lines above what is asked that say from whom the letter is."""
        return self._signed(lambda mark: mark.span.start < self._begins)

    @property
    def _begins(self) -> int:
        return min((span.start for span in self.questions), default=0)

    def _signed(self, wanted: Callable[[Mark | ProposedMark], bool]) -> list[Span]:
        lines: list[Span] = []
        for mark in self.marks:
            if mark.role is Role.SIGNATURE and mark.why not in (CLOSES, THANKS, FOOT) and wanted(mark):
                lines += lines_in(self.text, mark.span)
        return [line for line in lines if line.end - line.start <= _LONGEST_LINE][:_MOST_LINES]


def stretches(case: Case, proposal: Proposal) -> Stretches:
    """Of a case; of one that knows nothing of its words yet, as they would be proposed."""
    questions = tuple(question.span for question in case.questions if question.span)
    return Stretches(case.request, questions, case.marks or proposal.marks)


def lines_in(text: str, span: Span) -> Iterator[Span]:
    """The lines of a stretch that have words, without white space around them."""
    at = span.start
    for line in text[span.start : span.end].split("\n"):
        words = line.strip()
        if words:
            start = at + line.index(words)
            yield Span(start, start + len(words))
        at += len(line) + 1


def sentence_at(text: str, at: int) -> Span:
    """The sentence in which a place stands. It is looked for nearby alone, so that no request makes this slow."""
    start, end = max(0, at - _AROUND), min(len(text), at + _AROUND)
    above = max(text.rfind(gap, start, at) + len(gap) if gap in text[start:at] else start for gap in ("\n\n", "\n\r\n"))
    below = min(found if (found := text.find(gap, at, end)) >= 0 else end for gap in ("\n\n", "\n\r\n"))
    return next((span for span in sentences(text, above, below) if span.start <= at < span.end), Span(at, below))
