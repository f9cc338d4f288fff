"""Commands on a case that comes back: what was chosen must hold together, and what went out stays recorded."""

from collections.abc import Iterable
from dataclasses import replace

from workbench.content.law import Law
from workbench.domain.case import Case
from workbench.domain.comparison import name_of
from workbench.domain.integrity import faults
from workbench.domain.letter import IssuedLetter
from workbench.errors import RuleViolation
from workbench.service import commands as c
from workbench.service.handlers.kinds import Handlers


def merge_case(case: Case, command: c.MergeCase, law: Law) -> Case:
    after = replace(command.case, id=case.id, revision=case.revision)
    _check_record(case, after.issued)
    for _, sentence in faults(after, law.catalogue):
        raise RuleViolation(
            f"These choices do not fit together: {_in_words(sentence, after)}.",
            "Choose the other side for one of the two, or take both.",
        )
    return after


def take_letters(case: Case, command: c.TakeLetters, law: Law) -> Case:
    _check_record(case, command.issued)
    return replace(case, issued=command.issued)


def _check_record(case: Case, issued: Iterable[IssuedLetter]) -> None:
    if not set(case.issued) <= set(issued):
        raise RuleViolation("What went out stays recorded.")


def _in_words(sentence: str, case: Case) -> str:
    """The sentence with the parts and questions by their names, not by what the program calls them."""
    names = {f"part “{part.id}”": name_of(part, case) for part in case.parts}
    names |= {f"question “{question.id}”": name_of(question, case) for question in case.questions}
    for known_as, name in names.items():
        sentence = sentence.replace(known_as, f"{name[:1].lower()}{name[1:]}")
    return sentence


HANDLERS: Handlers = {
    c.MergeCase: merge_case,
    c.TakeLetters: take_letters,
}
