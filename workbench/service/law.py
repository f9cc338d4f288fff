"""The law, the wording and the calendar that everything is decided by, as one value."""

from dataclasses import dataclass

from workbench.content.wording import Wording
from workbench.domain.calendar import WorkingCalendar
from workbench.domain.exemptions import Catalogue
from workbench.domain.library import FactorLibrary


@dataclass(frozen=True, slots=True)
class Law:
    """What comes from resources/: the exemptions, the factors, the standard wording, the working days."""

    catalogue: Catalogue
    factors: FactorLibrary
    wording: Wording
    calendar: WorkingCalendar
