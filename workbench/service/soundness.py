"""Whether the library is as it was kept, asked at each start and whenever the officer wants to know."""

from collections.abc import Callable, Iterator

from workbench.domain.case import Case
from workbench.domain.soundness import Problem, Report, Step
from workbench.errors import LibraryUnavailable
from workbench.service.ports import CaseStore, Listing


class Soundness:
    """Checks of one library; `report` is what the last one found, None until one is through."""

    def __init__(
        self, store: CaseStore, list_case: Callable[[Case], Listing], calendar_version: Callable[[], str]
    ) -> None:
        self._store = store
        self._list_case = list_case
        self._calendar_version = calendar_version
        self.report: Report | None = None

    def steps(self) -> Iterator[Step]:
        """A check, to be taken step by step; each takes some milliseconds, and cases may be changed in between.

        It ends early where the library is locked or replaced meanwhile; there is then no report. Raises
        LibraryUnavailable where the file cannot be read.
        """
        self.report = None
        problems: list[Problem] = []
        cases = 0
        for step in self._store.check(self._list_case, self._calendar_version()):
            problems += step.problems
            cases += step.cases
            if step.last:
                self.report = Report(cases, tuple(problems))
            yield step

    def check(self) -> Report:
        """A check at once. Raises LibraryUnavailable."""
        for _ in self.steps():
            pass
        if self.report is None:
            raise LibraryUnavailable("The library was closed while it was being looked at.", "Check it again.")
        return self.report
