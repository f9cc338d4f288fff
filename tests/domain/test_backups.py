"""Which backups are kept, as a force would count them."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from workbench.domain.backups import BackupRule, to_drop

NOW = datetime(2025, 7, 30, 15, tzinfo=UTC)  # a Wednesday
RULE = BackupRule(daily=3, weekly=2, monthly=2)


def at(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


TABLE = [
    # taken at            stays
    ("2025-07-30 14:30", True),  # today: all of them
    ("2025-07-30 14:00", True),
    ("2025-07-30 09:00", True),
    ("2025-07-29 16:00", True),  # yesterday: all of them
    ("2025-07-29 08:30", True),
    ("2025-07-28 17:00", True),  # three days before that: the last of each
    ("2025-07-28 09:00", False),
    ("2025-07-25 17:00", True),
    ("2025-07-25 16:30", False),
    ("2025-07-24 17:00", True),
    ("2025-07-23 17:00", True),  # two weeks: the last of each
    ("2025-07-22 17:00", False),
    ("2025-07-18 17:00", True),
    ("2025-07-17 17:00", False),
    ("2025-07-11 17:00", True),  # two months, of which July is the first: the newest before those weeks
    ("2025-06-30 17:00", True),
    ("2025-06-02 17:00", False),
    ("2025-05-30 17:00", False),
]


def test_what_stays_and_what_goes():
    times = [at(text) for text, _ in TABLE]
    gone = to_drop(times, NOW, RULE)
    assert gone == tuple(sorted(at(text) for text, stays in TABLE if not stays))


def test_what_goes_once_does_not_come_to_matter_later():
    """Keeping by what is left gives the same as keeping by everything that there ever was."""
    times = [at(text) for text, _ in TABLE]
    left = [time for time in times if time not in to_drop(times, NOW, RULE)]
    assert to_drop(left, NOW, RULE) == ()


@pytest.mark.parametrize("times", [[], [NOW], [NOW - timedelta(days=4000)]])
def test_the_newest_always_stays(times):
    assert to_drop(times, NOW, BackupRule(daily=0, weekly=0, monthly=0), timedelta(days=1)) == ()


def test_nothing_is_kept_longer_than_the_cases_may_be():
    times = [NOW - timedelta(days=days) for days in range(0, 400, 10)]
    gone = to_drop(times, NOW, BackupRule(), timedelta(days=60))
    left = set(times) - set(gone)
    assert max(NOW - time for time in left) <= timedelta(days=60)


def test_a_clock_that_leapt_ahead_is_not_believed_at_once():
    """Ten years ahead every backup is older than the cases may be; that is acted on after a few days only."""
    times = [NOW - timedelta(days=days) for days in range(5)]
    period, ahead = timedelta(days=3 * 365), NOW + timedelta(days=3650)
    for days in range(2):
        times.append(ahead + timedelta(days=days))
        assert to_drop(times, times[-1], BackupRule(), period) == ()
    times.append(ahead + timedelta(days=2))
    assert to_drop(times, times[-1], BackupRule(), period) == tuple(sorted(times[:5]))


def test_a_clock_that_was_set_back_loses_nothing():
    future = [NOW + timedelta(days=days) for days in (1, 2, 300)]
    past = [NOW - timedelta(days=3, hours=hour) for hour in (0, 1)]
    assert to_drop([*future, *past], NOW, RULE) == (past[1],)


def test_a_year_of_working_days_keeps_a_backup_of_every_age():
    """A backup every half hour from nine to five, thinned out after each, as the program does."""
    rule, kept, most = BackupRule(), [], 0
    day = datetime(2024, 9, 2, tzinfo=UTC)
    while day <= datetime(2025, 8, 29, tzinfo=UTC):
        if day.weekday() < 5:
            for half_hours in range(17):
                now = day + timedelta(hours=9, minutes=30 * half_hours)
                kept.append(now)
                gone = to_drop(kept, now, rule)
                kept = [time for time in kept if time not in gone]
                most = max(most, len(kept))
        day += timedelta(days=1)
    now = kept[-1]
    ages = sorted({(now - time).days for time in kept})
    assert most <= 2 * 17 + 12 + 10 + 9
    assert ages[:4] == [0, 1, 2, 3]
    assert sum(1 for age in ages if age <= 18) >= 12  # twelve days of work
    assert max(after - before for before, after in pairwise(ages)) <= 31 + 7
    assert ages[-1] >= 9 * 30  # nearly a year back
