"""Has every word of the request been looked at? A question that nobody saw is one that nobody answers (FOIA s.1(1))."""

from collections.abc import Iterator

from workbench.domain.accounting import unassigned
from workbench.domain.checks.rule import Found, Known, Rule, Stage, short
from workbench.domain.findings import Page, Place, Severity
from workbench.domain.letter import LetterKind

UNASSIGNED = "unassigned"
"""The field that the finding opens: the words that nobody has accounted for."""


def words_accounted_for(known: Known) -> Iterator[Found]:
    """Every stretch of the request is a question's, or somebody has said what it is.

    A case taken in by an earlier version of the program tells of none of its words what they are, and is let be.
    """
    case = known.case
    if not case.marks and not any(question.why for question in case.questions):
        return
    left = unassigned(case)
    if left:
        words = short(case.request[left[0].start : left[0].end])
        said = f"“{words}”" if len(left) == 1 else f"{len(left)} stretches, the first “{words}”"
        yield Found(
            f"Not all of the request is accounted for: {said}.",
            "Say what it is: a question, what applies to the questions, or background.",
            "s.1(1)",
            Place(Page.REQUEST, field=UNASSIGNED),
            Severity.WARNING,
        )


RULES = (Rule("words-accounted-for", Stage.INTAKE, words_accounted_for, frozenset(LetterKind)),)
