"""The request's words stretch by stretch: which a question holds, what others are, and which nobody has accounted for.

Spans are code points of the request. No two stretches touch the same words.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from ui.models.questions import full_label, next_label
from workbench.domain.accounting import trimmed, unassigned
from workbench.domain.case import Case, Mark, Question, Role, Span
from workbench.intake.sentences import sentences

NAMES = {
    Role.CONTEXT: "context",
    Role.SCOPE: "scope",
    Role.GREETING: "greeting",
    Role.SIGNATURE: "signature",
    Role.MARKER: "number of a question",
}
_BLANK_LINE = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t\xa0]*(?:\r\n|\r(?!\n)|\n)\s*")
_LABEL = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that belong together: a question's, a mark's, or where both are None nobody's yet."""

    span: Span
    question: Question | None = None
    mark: Mark | None = None

    @property
    def loose(self) -> bool:
        """True where nobody has accounted for the words."""
        return self.question is None and self.mark is None


class Account:
    """The stretches of a request in order."""

    def __init__(
        self, questions: Iterable[Question] = (), marks: Iterable[Mark] = (), loose: Iterable[Span] = ()
    ) -> None:
        found = [Stretch(question.span, question=question) for question in questions if question.span]
        found += [Stretch(mark.span, mark=mark) for mark in marks]
        found += [Stretch(span) for span in loose]
        self.stretches = tuple(sorted(found, key=lambda each: each.span.start))
        self.questions = tuple(each.question for each in self.stretches if each.question)
        self.loose = tuple(each.span for each in self.stretches if each.loose)
        self._starts = [each.span.start for each in self.stretches]

    @classmethod
    def of(cls, case: Case) -> "Account":
        """The stretches of a case's request."""
        return cls(case.questions, case.marks, unassigned(case))

    def at(self, offset: int) -> Stretch | None:
        """What holds the character behind this place, or else the one before it; None between two stretches."""
        place = self._place(offset)
        return self.stretches[place] if place is not None else None

    def question_at(self, offset: int) -> Question | None:
        """The question that holds this place, or whose number stands there."""
        place = self._place(offset)
        if place is None:
            return None
        mark = self.stretches[place].mark
        if mark and mark.role is Role.MARKER and place + 1 < len(self.stretches):
            return self.stretches[place + 1].question
        return self.stretches[place].question

    def within(self, span: Span) -> tuple[Stretch, ...]:
        """The stretches that hold some of these words."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_left(self._starts, span.end)
        return tuple(each for each in self.stretches[first:last] if each.span.end > span.start)

    def next_loose(self, offset: int) -> Span | None:
        """The first stretch behind this place that is not accounted for, or else the first of all."""
        return next((span for span in self.loose if span.start > offset), self.loose[0] if self.loose else None)

    def loose_before(self, offset: int) -> Span | None:
        """The last stretch before this place that is not accounted for, or else the last of all."""
        before = (span for span in reversed(self.loose) if span.start < offset)
        return next(before, self.loose[-1] if self.loose else None)

    def _place(self, offset: int) -> int | None:
        place = bisect_right(self._starts, offset) - 1
        return place if place >= 0 and offset <= self.stretches[place].span.end else None

    def before(self, offset: int) -> Question | None:
        """The last question that begins before this place."""
        return next((q for q in reversed(self.questions) if q.span and q.span.start < offset), None)

    def after(self, offset: int) -> Question | None:
        """The first question that ends behind this place."""
        return next((q for q in self.questions if q.span and q.span.end > offset), None)


def paragraph(text: str, offset: int, within: Span) -> Span:
    """The paragraph at a place, no further than the stretch that holds it. Broken lines do not end one."""
    start, end = within.start, within.end
    for gap in _BLANK_LINE.finditer(text, within.start, within.end):
        if gap.end() <= offset:
            start = gap.end()
        else:
            end = gap.start()
            break
    return trimmed(text, Span(start, end)) or within


def same_paragraph(text: str, one: Span, next_one: Span) -> bool:
    """Whether no empty line stands between a stretch and the next."""
    return _BLANK_LINE.search(text, one.end, next_one.start) is None


def wider(text: str, offset: int, selected: Span | None, within: Span) -> Span:
    """The sentence at a place; where that is selected its paragraph, then all that holds it, and again the sentence."""
    whole = paragraph(text, offset, within)
    each = sentences(text, whole.start, whole.end)
    sentence = next((span for span in each if offset < span.end), each[-1] if each else whole)
    for found in (sentence, whole, within):
        if selected is None or not (selected.start <= found.start and found.end <= selected.end):
            return found
    return sentence


def label_for(case: Case, span: Span) -> str:
    """What a new question is called: by the number right before its words, or else by the next that is free."""
    for mark in case.marks:
        between = case.request[mark.span.end : span.start]
        if mark.role is Role.MARKER and mark.span.end <= span.start and not between.strip():
            words = _LABEL.findall(case.request[mark.span.start : mark.span.end])
            return words[-1] if words else next_label(case)
    return next_label(case)


def what_holds(case: Case, stretch: Stretch | None) -> str:
    """One line on a stretch: what holds it, and why: "question 2a · marker (a)", "scope of all questions"."""
    if stretch is None:
        return ""
    if stretch.question:
        return " · ".join(filter(None, (*_of_question(case, stretch.question), stretch.question.why)))
    if stretch.mark:
        return " · ".join(filter(None, (_of_mark(case, stretch.mark), stretch.mark.why)))
    return "not accounted for"


def how_many_loose(number: int) -> str:
    """How much of the request is still to be looked at."""
    if number == 0:
        return "every word is accounted for"
    return "1 stretch is not accounted for" if number == 1 else f"{number:,} stretches are not accounted for"


def _of_question(case: Case, question: Question) -> tuple[str, ...]:
    above = f"under question {full_label(case, question.parent_id)}" if question.parent_id else ""
    return f"question {full_label(case, question.id)}", above, "only leads in" if question.lead_in else ""


def _of_mark(case: Case, mark: Mark) -> str:
    if mark.role is not Role.SCOPE:
        return NAMES[mark.role]
    labels = [full_label(case, id_) for id_ in mark.question_ids]
    if not labels:
        return "scope of all questions"
    return f"scope of question{'s' if len(labels) > 1 else ''} {', '.join(labels)}"
