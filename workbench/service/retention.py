"""Retention of cases: which are due for destruction, which are held and why, and destroying them for good."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workbench.domain.certificate import Certificate, Destroyed, StillHeld
from workbench.domain.hold import Hold
from workbench.domain.log import LogRow
from workbench.domain.retention import Retention as Stands
from workbench.domain.retention import keep_until, retention
from workbench.domain.safekeeping import RetentionRule
from workbench.errors import KnownError, LibraryDamaged, RuleViolation
from workbench.service.commands import PutOnHold, ReleaseHold
from workbench.service.ports import CaseQuery, CaseRow, Progress, Show

if TYPE_CHECKING:
    from workbench.domain.offence import Offence
    from workbench.service.workbench import Workbench

IN_TURN = "Destroy case"
OUT_OF_TURN = "Destroy case out of turn"
"""What the log calls it. The reason stands on the certificate alone: it may speak of the case."""


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A case as the review list shows it. `readable` is False where it is damaged: what holds it nobody can say."""

    case_id: str
    reference: str
    title: str
    received: date | None
    stands: Stands
    hold: Hold | None = None
    readable: bool = True

    def in_turn(self, today: date) -> bool:
        """Whether it goes without a reason: its period is over and nothing holds it."""
        return self.readable and self.stands.due(today)


class Retention:
    """The review list of one library, holds, and destruction."""

    def __init__(self, workbench: "Workbench", let_go: Callable[[str, str, str], LogRow]) -> None:
        """`let_go` destroys a case under a label, by somebody, and gives the line of the log that says so."""
        self._workbench = workbench
        self._let_go = let_go

    @property
    def rule(self) -> RetentionRule | None:
        """The force's retention period, or None where it has set none."""
        return self._workbench.safekeeping().retention

    @property
    def offence(self) -> "Offence":
        """What whoever destroys a case out of turn must know."""
        return self._workbench.law.offence

    def lines(self, today: date) -> Iterator[ReviewLine]:
        """Every case of the library, one by one: each takes a moment to read. Raises LibraryUnavailable."""
        rule = self.rule
        for row in sorted(self._rows(), key=lambda row: (row.closed or date.max, row.reference, row.id)):
            yield self._line(row, rule, today)

    def line(self, case_id: str) -> ReviewLine:
        """A case as it stands today. Raises RuleViolation where it is there no longer, LibraryUnavailable."""
        for row in self._rows():
            if row.id == case_id:
                return self._line(row, self.rule, self._workbench.today())
        raise RuleViolation("1 case is no longer in the library.", "Look at the list again.")

    def due(self, today: date) -> tuple[ReviewLine, ...]:
        """The cases that are to be destroyed: those closed first come first. Raises LibraryUnavailable."""
        return tuple(line for line in self.lines(today) if line.in_turn(today))

    def put_on_hold(self, case_id: str, reason: str) -> None:
        """Keep a case until it is released. Raises RuleViolation without a reason, NotKept, LibraryUnavailable."""
        workbench = self._workbench
        hold = Hold(reason, workbench.officer(), workbench.today())
        workbench.open_case(case_id).execute(PutOnHold(hold))

    def release(self, case_id: str) -> None:
        """Take the hold off a case. Raises NotKept, LibraryUnavailable."""
        self._workbench.open_case(case_id).execute(ReleaseHold())

    def may_go(self, case_ids: Sequence[str]) -> tuple[ReviewLine, ...]:
        """The cases as they stand today, if each may be destroyed, be it with a reason.

        Raises RuleViolation where one is held.
        """
        today = self._workbench.today()
        rows = {row.id: row for row in self._rows()}
        if not case_ids:
            raise RuleViolation("No case is chosen.", "Choose one or more in the list.")
        if gone := [case_id for case_id in case_ids if case_id not in rows]:
            raise RuleViolation(f"{_cases(len(gone))} no longer in the library.", "Look at the list again.")
        lines = tuple(self._line(rows[case_id], self.rule, today) for case_id in dict.fromkeys(case_ids))
        if held := [line for line in lines if line.stands.held]:
            raise RuleViolation(
                f"{_cases(len(held))} held and cannot be destroyed: {_named(held)}.",
                "The list says what holds each. A hold can be released; what runs must come to its end.",
            )
        return lines

    def check(self, case_ids: Sequence[str], reason: str) -> tuple[ReviewLine, ...]:
        """The same, if they may be destroyed for this reason; it may be empty where each is due.

        Raises RuleViolation where one is held, or goes out of turn without a reason.
        """
        today, lines = self._workbench.today(), self.may_go(case_ids)
        early = [line for line in lines if not line.in_turn(today)]
        if early and not reason.strip():
            raise RuleViolation(
                f"A reason is needed: {_named(early)} would go out of turn.", "Type why; it stands on the certificate."
            )
        return lines

    def destroy(
        self, case_ids: Sequence[str], reason: str, by: str = "", progress: Progress = lambda done, total: True
    ) -> Certificate:
        """Destroy cases for good, one after the other, and certify it. Nothing of the certificate can be made again.

        Raises as `check`, and what destroying the first of them raises; then nothing is destroyed. Where a later one
        fails, or `progress` says stop, the certificate names those that were left.
        """
        workbench = self._workbench
        lines, today = self.check(case_ids, reason), workbench.today()
        officer = by.strip() or workbench.officer()
        done: list[Destroyed] = []
        for number, line in enumerate(lines):
            if done and not progress(number, len(lines)):
                break
            label = IN_TURN if line.in_turn(today) else OUT_OF_TURN
            try:
                row = self._let_go(line.case_id, label, officer)
            except KnownError:
                if not done:
                    raise
                break
            stands = line.stands
            done.append(
                Destroyed(line.reference, line.received, stands.closed, stands.keep_until, row.before, row.number)
            )
        gone = frozenset(line.case_id for line in lines[: len(done)])
        early = any(not line.in_turn(today) for line in lines[: len(done)])
        return Certificate(
            tuple(done),
            workbench.clock().astimezone(),
            officer,
            self.rule,
            reason.strip() if early else "",
            self._backups(gone),
            tuple(line.reference for line in lines[len(done) :]),
        )

    def _rows(self) -> list[CaseRow]:
        everything = CaseQuery(show=Show.ALL)
        return self._workbench.rows(everything, 0, self._workbench.count(everything))

    def _backups(self, case_ids: frozenset[str]) -> tuple[StillHeld, ...]:
        backups, rule = self._workbench.backups, self.rule
        if backups is None:
            return ()
        thinned_out = backups.folders() if rule else ()
        found = []
        for backup in backups.holding(case_ids):
            taken = backup.taken.astimezone()
            gone_by = (taken + rule.shortest).date() if rule and backup.path.parent in thinned_out else None
            found.append(StillHeld(backup.path.name, taken, gone_by))
        return tuple(found)

    def _line(self, row: CaseRow, rule: RetentionRule | None, today: date) -> ReviewLine:
        workbench = self._workbench
        try:
            case = workbench.look_at(row.id)
        except LibraryDamaged:
            until = keep_until(row.closed, rule) if row.closed and rule else None
            return ReviewLine(row.id, row.reference, row.title, row.received, Stands(row.closed, until), readable=False)
        window = workbench.authority_of(case).review_window
        stands = retention(case, rule, workbench.calendar, workbench.limits, window, today)
        return ReviewLine(row.id, case.reference, case.title, case.received, stands, case.hold)


def _cases(number: int) -> str:
    return "1 case is" if number == 1 else f"{number} cases are"


def _named(lines: Sequence[ReviewLine]) -> str:
    """`616-25, 617-25 and 3 more`."""
    named = [line.reference or "a case without a reference" for line in lines[:5]]
    more = len(lines) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")
