"""How a new library is looked after: what comes with the program, and what is wrong with a file that cannot be used."""

from pathlib import Path

import pytest

from workbench import locations
from workbench.content.safekeeping import load_safekeeping
from workbench.domain.backups import BackupRule
from workbench.domain.safekeeping import RetentionRule, Safekeeping
from workbench.errors import BadResource

DELIVERED = (locations.resources() / "settings" / "safekeeping.toml").read_text()


def changed(folder: Path, old: str, new: str) -> Path:
    assert old in DELIVERED
    path = folder / "safekeeping.toml"
    path.write_text(DELIVERED.replace(old, new))
    return path


def test_a_new_library_is_backed_up_and_locks_itself_and_no_period_is_invented() -> None:
    """Half an hour, 12 daily, 10 weekly, 9 monthly, ten minutes. How long cases are kept is for the force to say."""
    assert load_safekeeping() == Safekeeping(BackupRule(30, 12, 10, 9), "", 10, None, "")


def test_a_force_may_deliver_its_own_period(tmp_path: Path) -> None:
    own = changed(tmp_path, "# [retention]\n# years = 3\n# months = 0", "[retention]\nyears = 3\nmonths = 0")
    assert load_safekeeping(own).retention == RetentionRule(3)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "every_minutes = 30",
            "every_minutes = 0",
            r"safekeeping\.toml, at backups\.every_minutes: it is at least one",
        ),
        ("daily = 12", "daily = -1", r"at backups\.daily: a number of backups is not below zero"),
        ("weekly = 10", 'weekly = "ten"', r"at backups\.weekly"),
        ('second_folder = ""', 'second_folder = "Stick"', r"at second_folder: the second folder .* named in full"),
        ("lock_minutes = 10", "lock_minutes = 0", r"at lock_minutes: it is between 1 and 1,440 minutes"),
        ("lock_minutes = 10", "lock_minutes = 1441", r"at lock_minutes"),
        ("# [retention]\n", "[retention]\n", r"at retention: a retention period is at least one month"),
        ("# [retention]\n# years = 3", "[retention]\nyears = 101", r"at retention: it is at most 100 years"),
        ("# [retention]\n# years = 3", "[retention]\nmonths = 12", r"at retention: it is at most 100 years and 11"),
        ("# [retention]\n# years = 3", "[retention]\nyears = 3\ndays = 2", r"at retention\.days: there is no such key"),
        ("lock_minutes = 10", "lock_hours = 10", r"at lock_hours: there is no such key"),
    ],
)
def test_a_file_that_is_wrong_is_named_with_its_key(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(BadResource, match=words):
        load_safekeeping(changed(tmp_path, old, new))


@pytest.mark.parametrize(
    ("rule", "said", "days"),
    [
        (RetentionRule(3), "3 years", 1095),
        (RetentionRule(1, 1), "1 year and 1 month", 393),
        (RetentionRule(0, 6), "6 months", 168),
    ],
)
def test_a_period_says_itself_and_how_short_it_can_be(rule: RetentionRule, said: str, days: int) -> None:
    assert (str(rule), rule.shortest.days) == (said, days)
