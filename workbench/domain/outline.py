"""The questions of a case as a tree, worked out once: for whoever walks through all of them.

A pasted request can hold thousands of questions, so nobody should look through all of them for each of them.
"""

from workbench.domain.case import Case, Part, Question


class Outline:
    """Which questions stand under which, and which parts answer them."""

    def __init__(self, case: Case) -> None:
        self._by_id = {question.id: question for question in case.questions}
        self._children: dict[str | None, list[Question]] = {}
        for question in case.questions:
            self._children.setdefault(question.parent_id, []).append(question)
        self._parts: dict[str, list[Part]] = {}
        for part in case.parts:
            for question_id in part.question_ids:
                self._parts.setdefault(question_id, []).append(part)

    def children(self, question_id: str | None) -> tuple[Question, ...]:
        """The questions directly under this one; those at the top for None."""
        return tuple(self._children.get(question_id, ()))

    def below(self, question_id: str) -> tuple[Question, ...]:
        """All questions under this one, each followed by those under it."""
        return tuple(q for child in self.children(question_id) for q in (child, *self.below(child.id)))

    def height(self, question_id: str) -> int:
        """How many levels a question and those under it take up: 1 for one with none under it."""
        return 1 + max((self.height(child.id) for child in self.children(question_id)), default=0)

    def naming(self, question_id: str) -> tuple[Part, ...]:
        """The parts that name this very question, in the order of the case."""
        return tuple(self._parts.get(question_id, ()))

    def answered(self, question_id: str) -> bool:
        """True where a part names this question or one above it."""
        current: Question | None = self._by_id.get(question_id)
        while current is not None and current.id not in self._parts:
            current = self._by_id.get(current.parent_id or "")
        return current is not None
