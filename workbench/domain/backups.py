"""Which backups are kept: all of the last two days, then one a day, one a week, one a month, and none for ever."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

_LEAP = timedelta(days=60)  # longer than anybody is away from open cases
_BELIEVED = 3  # days with a backup after which a clock that leapt ahead is taken to be right


@dataclass(frozen=True, slots=True)
class BackupRule:
    """How often a backup is made, and how many of the older ones are kept."""

    every_minutes: int = 30
    daily: int = 12
    weekly: int = 10
    monthly: int = 9


def to_drop(
    times: Sequence[datetime], now: datetime, rule: BackupRule, longest: timedelta | None = None
) -> tuple[datetime, ...]:
    """The backups that go, oldest first, of those taken at these times (with their zone; days are the local ones).

    All of today and yesterday stay, and whatever a clock that was set back puts into the future. Of the days before,
    the newest backup of each of the last `rule.daily` days that have one stays; of the time before those days the
    newest of each week (from Monday), then of each month. Nothing stays that is older than `longest`. The
    newest backup of all always stays, however old.
    """
    found = sorted(set(times), reverse=True)
    today = now.astimezone().date()
    kept = {time for time in found if _day(time) >= today - timedelta(days=1)}
    older = [time for time in found if time not in kept]
    for number, period in ((rule.daily, _day), (rule.weekly, _week), (rule.monthly, _month)):
        newest = _newest_of_each(older, period)[:number]
        kept.update(newest)
        if newest:
            last = period(newest[-1])
            older = [time for time in older if period(time) < last]
    if longest is not None and not _clock_leapt(found):
        kept = {time for time in kept if now - time <= longest}
    kept.update(found[:1])
    return tuple(time for time in reversed(found) if time not in kept)


def _clock_leapt(found: Sequence[datetime]) -> bool:
    """Whether, by times newest first, the clock has only just come far ahead of the backups before: it may be wrong.

    Nothing goes for its age then, until it has been there for a few days and somebody would have noticed.
    """
    days = set()
    for time, before in pairwise(found):
        days.add(_day(time))
        if time - before > _LEAP:
            return len(days) < _BELIEVED
    return False


def _newest_of_each(times: Iterable[datetime], period: Callable[[datetime], object]) -> list[datetime]:
    """Of times, newest first, the newest of each period."""
    newest: dict[object, datetime] = {}
    for time in times:
        newest.setdefault(period(time), time)
    return list(newest.values())


def _day(time: datetime) -> date:
    return time.astimezone().date()


def _week(time: datetime) -> date:
    return _day(time) - timedelta(days=_day(time).weekday())


def _month(time: datetime) -> date:
    return _day(time).replace(day=1)
