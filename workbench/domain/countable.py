"""What may be counted towards the cost of a request, what not, and which requests count together, as data.

Fees Regulations 2004, regs 4(3) and 5; resources/law/costs.toml.
"""

from dataclasses import dataclass

from workbench.domain.cost import Activity
from workbench.domain.exemptions import Evidence


@dataclass(frozen=True, slots=True)
class Countable:
    """An activity that may be counted, and where that stands."""

    activity: Activity
    says: str
    provision: str
    evidence: Evidence
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotCountable:
    """An activity that officers would count, and why it may not be."""

    activity: str
    why: str
    evidence: Evidence
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AggregationRule:
    """Which other requests count together with one, besides the window of working days in the dated limits.

    `forward` is how many working days after a request the Commissioner is quoted as looking; reg. 5 says nothing of it.
    """

    says: str = ""
    forward: int = 0
    forward_says: str = ""
    provision: str = ""
    evidence: Evidence = Evidence.MEMORY
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CostRules:
    """What may be counted, what not, and what counts together."""

    version: str = ""
    countable: tuple[Countable, ...] = ()
    not_countable: tuple[NotCountable, ...] = ()
    aggregation: AggregationRule = AggregationRule()

    def of(self, activity: Activity) -> Countable:
        """What is known of an activity; each has an entry."""
        return next(entry for entry in self.countable if entry.activity is activity)

    def activity(self, name: str) -> Activity | None:
        """The activity of this name, or None where it may not be counted."""
        return next((entry.activity for entry in self.countable if entry.activity.value == name), None)

    def refuse(self, name: str) -> tuple[str, str]:
        """Why this activity cannot be counted, and what can: two sentences for the officer."""
        found = next((entry for entry in self.not_countable if entry.activity == name), None)
        why = found.why if found else "Regulation 4(3) does not list it."
        allowed = ", ".join(entry.activity.value for entry in self.countable)
        return f"“{name}” cannot be counted. {why}", f"Count only: {allowed} (Fees Regulations 2004, reg. 4(3))."
