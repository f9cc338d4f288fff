"""What the tests of the clocks share: the calendar and limits as delivered, and a case from a few dates."""

from datetime import date
from functools import cache

from workbench import locations
from workbench.content import toml
from workbench.content.calendar import Overrides, build
from workbench.content.catalogue import load_catalogue
from workbench.content.limits import load_limits
from workbench.domain.authority import ReviewWindow
from workbench.domain.calendar import WorkingCalendar
from workbench.domain.case import Case, ClockEvent, EventKind, Question
from workbench.domain.clocks import Deadline, deadlines
from workbench.domain.exemptions import Catalogue

LIMITS = load_limits()


@cache
def calendar() -> WorkingCalendar:
    return build(toml.load(locations.resources() / "calendar" / "overrides.toml", Overrides), "as delivered")


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


def day(text: str) -> date:
    return date.fromisoformat(text)


def event(kind: EventKind, on: str, **more: object) -> ClockEvent:
    """An event that is named after its kind and day."""
    values: dict[str, object] = {"until": day(str(more.pop("until")))} if "until" in more else {}
    return ClockEvent(f"{kind.value} {on}", kind, day(on), **values, **more)  # type: ignore[arg-type]


def case(received: str, *events: ClockEvent, questions: int = 0) -> Case:
    asked = tuple(Question(f"q{number}", str(number), f"Question {number}?") for number in range(1, questions + 1))
    return Case("a", "616-25", received=day(received), events=events, questions=asked)


def clocks(case: Case, today: str = "2026-07-01") -> dict[str, Deadline]:
    """The case's clocks by name; the names of clocks that differ in their questions have these behind them."""
    found = deadlines(case, calendar(), LIMITS, ReviewWindow(), day(today))
    return {" ".join((clock.name, *clock.question_ids)): clock for clock in found}
