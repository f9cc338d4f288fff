"""What was asked before, in words: the rows of the list and the line that stands for all of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from ui.models.questions import full_label
from ui.words import counted
from workbench.domain.asked_before import AskedBefore, Earlier, Related
from workbench.domain.calendar import WorkingCalendar
from workbench.domain.case import Case
from workbench.domain.dates import format_date
from workbench.errors import BadInput

NOTHING = "Nothing like it in this library."
NOT_YET = "Take the request in: then it is compared with what this library holds."
LOOKING = "Looking through the library…"

_REPEATED = "Perhaps repeated, s.14(2): whether a reasonable interval has passed since is for you to judge"
_SIMILAR = "Similar questions"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list: an earlier question or request, or, without either, the heading over some."""

    heading: str
    first: str
    second: str = ""
    earlier: Earlier | None = None
    related: Related | None = None

    @property
    def case_id(self) -> str:
        """The case that it opens; empty for a heading."""
        found = self.earlier or self.related
        return found.case_id if found else ""

    @property
    def question_id(self) -> str:
        """The question that it opens, or nothing."""
        return self.earlier.question_id if self.earlier else ""


def summary(case: Case, found: AskedBefore) -> str:
    """All of it in a line."""
    if not case.questions:
        return NOT_YET
    if found.empty:
        return NOTHING
    together = len(found.aggregated) - len(found.sent_widely)
    told = (
        counted(len(found.similar), "similar question") if found.similar else "",
        f"{len(found.repeated)} perhaps repeated" if found.repeated else "",
        f"{counted(together, 'other request')} of this requester" if together else "",
        f"{len(found.sent_widely)} in the same words from others" if found.sent_widely else "",
    )
    return " · ".join(words for words in told if words)


def rows(case: Case, found: AskedBefore, calendar: WorkingCalendar, window: int) -> Iterator[Row]:
    """Every row, with the headings between them: first what the law asks about, then what is similar."""
    yield from _under(_REPEATED, [_repeated(case, each, calendar) for each in found.repeated])
    yield from _under(_window(case, found, window), [_related(each) for each in found.aggregated])
    yield from _under(_SIMILAR, [_similar(case, each) for each in found.similar])


def _under(heading: str, found: list[Row]) -> Iterator[Row]:
    if found:
        yield Row(heading, heading)
    for row in found:
        yield Row(heading, row.first, row.second, row.earlier, row.related)


def _window(case: Case, found: AskedBefore, window: int) -> str:
    since = "" if case.received else ", counted from today: this request has no date of receipt yet"
    return f"May count together for the cost limit (reg. 5): received within {window} working days{since}"


def _similar(case: Case, each: Earlier) -> Row:
    labels = [label for id_ in each.like if case.question(id_) and (label := full_label(case, id_))]
    told = (
        each.reference or "no reference",
        _answer(each),
        each.likeness.value,
        f"like your question{'s' if len(labels) > 1 else ''} {', '.join(labels)}" if labels else "",
        each.same_requester.value if each.same_requester else "",
    )
    return Row("", _joined(told), _asked(each), earlier=each)


def _repeated(case: Case, each: Earlier, calendar: WorkingCalendar) -> Row:
    told = (
        each.reference or "no reference",
        _answer(each),
        _since(case, each, calendar),
        str(each.same_requester or ""),
    )
    return Row("", _joined(told), _asked(each), earlier=each)


def _related(each: Related) -> Row:
    asks = "similar information" if each.similar else "other information"
    who = each.requester or "no name"
    told = (
        each.reference or "no reference",
        f"received {format_date(each.received)}",
        f"{counted(each.working_days, 'working day')}, both counted",
        f"answered {format_date(each.answered)}" if each.answered else "not answered yet",
    )
    second = (
        f"{who}: {each.same_requester.value}, {asks}"
        if each.same_requester
        else f"{who}: the same words from another requester"
    )
    return Row("", _joined(told), second, related=each)


def _answer(each: Earlier) -> str:
    if each.answered is None:
        return "not answered yet"
    return _joined((f"answered {format_date(each.answered)}", *each.outcomes))


def _since(case: Case, each: Earlier, calendar: WorkingCalendar) -> str:
    """How long before this request the earlier one was answered, where both days are known."""
    if case.received is None or each.answered is None:
        return ""
    try:
        days = calendar.between(each.answered, case.received)
    except BadInput:  # a day outside the calendar's years
        return ""
    return f"{counted(days, 'working day')} before this request"


def _asked(each: Earlier) -> str:
    return f"{each.label}  {each.text}".strip()


def _joined(words: tuple[str, ...]) -> str:
    return " · ".join(word for word in words if word)
