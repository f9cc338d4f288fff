"""Limits, windows and the regulator's particulars as they stood on a day: they change, so each has a date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from workbench.domain.authority import Regulator
from workbench.domain.exemptions import Evidence


class _Dated(Protocol):
    @property
    def since(self) -> date: ...


_T = TypeVar("_T", bound=_Dated)


@dataclass(frozen=True, slots=True)
class CostLimit:
    """The appropriate limit of a police force and the rate at which time is priced, both in pence."""

    since: date
    limit_pence: int
    rate_pence: int
    source: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ClockLimits:
    """How long everything may take. Days are working days unless the name says otherwise."""

    since: date
    answer: int
    extension: int  # for the public interest, in all from receipt
    review_window: int
    review: int
    review_latest: int
    clarification_months: int  # calendar months after which a request may be closed
    fee_months: int  # calendar months to pay
    commissioner_weeks: int  # calendar weeks after the last answer
    no_review_answer: int  # after which the regulator takes a complaint without it
    decision_steps_days: int  # calendar days; the notice itself says
    tribunal_days: int  # calendar days
    aggregation: int
    source: str
    evidence: Evidence
    from_memory: tuple[str, ...] = ()  # which of them nobody has read in a published text


@dataclass(frozen=True, slots=True)
class RegulatorSince:
    """The regulator's particulars from a day on, how long a look at its website is good for, and what is in doubt."""

    since: date
    regulator: Regulator
    source: str
    evidence: Evidence
    checked_within_days: int  # calendar days before a letter
    note: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """All dated settings, each list from the oldest to the newest."""

    version: str
    costs: tuple[CostLimit, ...]
    clocks: tuple[ClockLimits, ...]
    regulators: tuple[RegulatorSince, ...] = ()

    def cost(self, on: date) -> CostLimit:
        """The cost limit on a day; before the first, the first."""
        return _on(self.costs, on)

    def clock(self, on: date) -> ClockLimits:
        """The time limits on a day; before the first, the first."""
        return _on(self.clocks, on)

    def regulator(self, on: date) -> Regulator:
        """The regulator's particulars on a day; before the first, the first; empty where none are known."""
        entry = self.regulator_entry(on)
        return entry.regulator if entry else Regulator()

    def regulator_entry(self, on: date) -> RegulatorSince | None:
        """What is known of the regulator on a day; before the first, the first; None where nothing is known."""
        return _on(self.regulators, on) if self.regulators else None


def _on(entries: Sequence[_T], on: date) -> _T:
    return next((entry for entry in reversed(entries) if entry.since <= on), entries[0])
