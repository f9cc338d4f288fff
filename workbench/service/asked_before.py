"""What the library knows of a new request: similar earlier questions, the same person's requests, the same words.

It is found in small steps, so that the window stays at hand. Nothing is decided here, and nothing taken over but by a
command that the officer gives and can undo.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from workbench.domain.asked_before import (
    AskedBefore,
    Earlier,
    Likeness,
    Related,
    asked_words,
    closeness,
    earlier_of,
    in_order,
    likeness,
    same_requester,
)
from workbench.domain.case import Case
from workbench.domain.clocks import answered_on
from workbench.domain.cost import Aggregated
from workbench.domain.estimate import working_days_spanned
from workbench.errors import BadInput, LibraryLocked, LibraryUnavailable, RuleViolation
from workbench.service.commands import SetAnswerText, SetWorksheet
from workbench.service.ports import CaseStore

if TYPE_CHECKING:
    from workbench.service.workbench import Workbench

QUESTIONS = 60
"""Of so many questions of a request it is asked whether they were asked before."""

SHOWN = 40
"""So many earlier questions are listed at most."""

_SEARCHED = 50  # earlier questions that are looked at for each new one
_SIMILAR = 5  # of them that are listed, besides those in nearly the same words


@dataclass(slots=True)
class _Found:
    """An earlier question while the new ones are gone through: how close to which, and to which nearly the same."""

    like: list[tuple[float, str]] = field(default_factory=list)
    same: set[str] = field(default_factory=set)

    @property
    def closeness(self) -> float:
        return max(close for close, _ in self.like)

    @property
    def likeness(self) -> Likeness:
        return Likeness.SAME if self.same else Likeness.ALIKE


class AskingBefore:
    """Looks through the library for what was asked before."""

    def __init__(self, workbench: "Workbench", store: CaseStore) -> None:
        self._workbench = workbench
        self._store = store

    def of(self, case: Case) -> AskedBefore:
        """What the library knows of this request. Raises LibraryUnavailable."""
        found = AskedBefore()
        for step in self.steps(case):
            found = step or found
        return found

    def steps(self, case: Case) -> Iterator[AskedBefore | None]:
        """The same in small steps, which end with what was found. Raises LibraryUnavailable."""
        for _ in self._store.read_questions():
            yield None
        found: dict[tuple[str, str], _Found] = {}
        for question_id, text in _asked(case):
            self._look(case, question_id, text, found)
            yield None
        on = case.received or self._workbench.today()
        window = self._workbench.limits.clock(on).aggregation
        near = timedelta(days=2 * window)  # a little more than so many working days
        own = self._store.asked_by(case.requester, case.id, on - near, on + near)
        cases: dict[str, Case] = {}
        for case_id in dict.fromkeys((*_nearest(found), *own)):
            with suppress(RuleViolation):  # destroyed meanwhile
                if loaded := self._load(case_id):
                    cases[case_id] = loaded
            yield None
        similar = in_order(_earlier(case, cases, found))
        related = tuple(self._related(case, cases, found, on, window))
        yield AskedBefore(similar[:SHOWN], related, on)

    def copied_answer(self, case: Case, earlier: Earlier) -> SetAnswerText:
        """The command that writes an earlier answer's text as the answer to the question that it is most like.

        Raises RuleViolation where there is none to copy, or an answer stands there already; LibraryUnavailable.
        """
        parts = self._store.load(earlier.case_id).parts_answering(earlier.question_id)
        text = "\n\n".join(part.answer.text for part in parts if part.answer.text.strip())
        if not text:
            raise RuleViolation("This answer has no text to copy.", "Open it with Return to see what was given.")
        mine = [part for question_id in earlier.like[:1] for part in case.parts_answering(question_id)]
        free = next((part for part in mine if not part.answer.text.strip()), None)
        if free is None:
            raise RuleViolation(
                "Nothing was copied: the question has an answer already.",
                "Clear that on page 2 first, then copy again.",
            )
        return SetAnswerText(free.id, text)

    def counted_together(self, case: Case, related: Related) -> SetWorksheet:
        """The command that lists another request in the cost worksheet (Fees Regulations 2004, reg. 5).

        Its time is the officer's to give. Raises RuleViolation where there is not one worksheet, or it is listed.
        """
        if not case.worksheets:
            raise RuleViolation("There is no cost worksheet yet.", "Begin one with Ctrl+Shift+E.")
        if len(case.worksheets) > 1:
            raise RuleViolation(
                "There are several cost worksheets.", "Add the request to the one that it belongs to: Ctrl+Shift+E."
            )
        sheet = case.worksheets[0]
        if any(each.reference == related.reference for each in sheet.aggregated):
            raise RuleViolation("This request is in the cost worksheet already.")
        other = Aggregated(related.reference, related.received, why=reason_of(related))
        return SetWorksheet(replace(sheet, aggregated=(*sheet.aggregated, other)))

    def _look(self, case: Case, question_id: str, text: str, found: dict[tuple[str, str], _Found]) -> None:
        """Sort out what is like one question; of what is only similar, the nearest few."""
        like = []
        for asked in self._store.asked_like(text, case.id, _SEARCHED):
            if kind := likeness(text, asked.text):
                like.append((closeness(text, asked.text), kind, (asked.case_id, asked.question_id)))
        like.sort(key=lambda hit: -hit[0])
        similar = [hit for hit in like if hit[1] is Likeness.ALIKE][:_SIMILAR]
        for close, kind, key in (hit for hit in like if hit[1] is Likeness.SAME or hit in similar):
            each = found.setdefault(key, _Found())
            each.like.append((close, question_id))
            if kind is Likeness.SAME:
                each.same.add(question_id)

    def _load(self, case_id: str) -> Case | None:
        try:
            return self._store.load(case_id)
        except LibraryLocked:
            raise
        except LibraryUnavailable:  # damaged: the check of the library tells of it
            return None

    def _related(
        self,
        case: Case,
        cases: dict[str, Case],
        found: dict[tuple[str, str], _Found],
        on: date,
        window: int,
    ) -> Iterator[Related]:
        """The requests of the same person, or in the same words, within the window; the nearest in time first."""
        calendar, campaign = self._workbench.calendar, _in_the_same_words(case, found)
        dated = [(other, other.received) for other in cases.values() if other.received]
        for other, received in sorted(dated, key=lambda each: (abs((each[1] - on).days), each[0].id)):
            same = same_requester(case.requester, other.requester)
            if same is None and other.id not in campaign:
                continue
            with suppress(BadInput):  # a day outside the calendar's years
                days = working_days_spanned(min(on, received), max(on, received), calendar)
                if days <= window:
                    similar = any(case_id == other.id for case_id, _ in found)
                    yield Related(
                        other.id,
                        other.reference,
                        other.requester.name,
                        received,
                        answered_on(other),
                        days,
                        same,
                        similar,
                        same is None,
                    )


def reason_of(related: Related) -> str:
    """Why another request may count together with this one, as it begins in the worksheet."""
    if related.same_requester:
        asks = "asks for similar information" if related.similar else "say here what both ask about"
        return f"{related.same_requester.value.capitalize()}; {asks}."
    return "Nearly the same words from another requester; say here why they act together or in a campaign."


def _asked(case: Case) -> list[tuple[str, str]]:
    questions = {each.id: each for each in case.questions}
    asking = [each for each in case.questions if not each.lead_in]
    return [(each.id, asked_words(questions, each)) for each in asking[:QUESTIONS]]


def _nearest(found: dict[tuple[str, str], _Found]) -> list[str]:
    """The cases of the nearest earlier questions: no more than can be listed."""
    ordered = sorted(found, key=lambda key: (found[key].likeness is not Likeness.SAME, -found[key].closeness))
    return list(dict.fromkeys(case_id for case_id, _ in ordered))[:SHOWN]


def _earlier(
    case: Case, cases: dict[str, Case], found: dict[tuple[str, str], _Found]
) -> Iterator[tuple[float, Earlier]]:
    for (case_id, question_id), each in found.items():
        other = cases.get(case_id)
        question = other.question(question_id) if other else None
        if other and question:
            nearest = [id_ for _, id_ in sorted(each.like, key=lambda pair: -pair[0])]
            like = tuple(id_ for id_ in nearest if id_ in each.same or not each.same)
            yield each.closeness, earlier_of(other, question, each.likeness, case.requester, like)


def _in_the_same_words(case: Case, found: dict[tuple[str, str], _Found]) -> set[str]:
    """The cases that ask at least half of the new questions in nearly the same words."""
    met: dict[str, set[str]] = {}
    for (case_id, _), each in found.items():
        met.setdefault(case_id, set()).update(each.same)
    asked = len(_asked(case))
    return {case_id for case_id, questions in met.items() if 2 * len(questions) >= asked}
