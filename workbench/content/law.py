"""The law, the wording and the calendar that everything is decided by, as one value."""

from dataclasses import dataclass

from workbench.content.wording import Wording
from workbench.domain.asked import Asked
from workbench.domain.calendar import WorkingCalendar
from workbench.domain.countable import CostRules
from workbench.domain.exemptions import Catalogue
from workbench.domain.grounds import Combinations
from workbench.domain.library import FactorLibrary
from workbench.domain.limits import Limits
from workbench.domain.offence import Offence
from workbench.domain.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Law:
    """What comes from resources/: exemptions, grounds, factors, wording, working days, dated limits, words, costs."""

    catalogue: Catalogue
    factors: FactorLibrary
    wording: Wording
    calendar: WorkingCalendar
    limits: Limits
    combinations: Combinations
    phrases: Phrases
    costs: CostRules
    offence: Offence  # of whoever destroys a record so that it need not be disclosed
    asked: tuple[Asked, ...] = ()  # what the challenge asks of a refusal
