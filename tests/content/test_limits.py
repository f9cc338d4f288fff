"""The dated limits: what holds on which day, and what is wrong with a file that cannot be used."""

from datetime import date
from pathlib import Path

import pytest

from workbench import locations
from workbench.content.limits import load_limits
from workbench.content.settings import load_defaults
from workbench.domain.authority import ReviewWindow
from workbench.errors import BadResource

DELIVERED = (locations.resources() / "settings" / "limits.toml").read_text()
LATER = """
[[regulators]]
since = 2027-04-01
source = "a later law"
evidence = "verified"
checked_within_days = 90
regulator = { name = "Another body", web = "https://body.example" }
"""


def changed(folder: Path, old: str = "", new: str = "") -> Path:
    """The file as delivered with one place changed; without a place, something added at its end."""
    assert old in DELIVERED
    path = folder / "limits.toml"
    path.write_text(DELIVERED.replace(old, new) if old else DELIVERED + new)
    return path


# what the Act, the Code and the tribunal's rules say, in the units that they name
SAID = {
    "answer": 20,  # working days: FOIA s.10(1)
    "extension": 40,  # working days in all: CoP 2018 section 4
    "review_window": 40,  # working days: CoP 2018 para 5.3
    "review": 20,  # working days: CoP 2018 paras 5.4-5.5
    "review_latest": 40,
    "clarification_months": 2,  # CoP 2018 section 2, from memory
    "fee_months": 3,  # FOIA s.9(2)
    "commissioner_weeks": 6,
    "no_review_answer": 40,  # working days
    "decision_steps_days": 30,
    "tribunal_days": 28,  # GRC Rules 2009, r.22(1)(b)
    "aggregation": 60,  # working days: Fees Regulations 2004, reg. 5
}


def test_the_limits_of_time_as_they_hold() -> None:
    clock = load_limits().clock(date(2026, 11, 25))
    assert {name: getattr(clock, name) for name in SAID} == SAID


def test_what_the_code_of_2018_brought_is_from_memory_for_earlier_requests() -> None:
    """The numbers of the Act and of its Regulations have been read; before the Code nothing else was a number."""
    before, since = (load_limits().clock(date(2018, 7, day)) for day in (3, 4))
    assert {name for name in SAID if name not in before.from_memory} == {
        *("answer", "fee_months", "tribunal_days", "aggregation"),
    }
    assert since.from_memory == ("clarification_months",)


def test_the_right_to_apply_is_to_whom_the_act_names() -> None:
    """FOIA s.50: the Information Commissioner; the Office has the address."""
    regulator = load_limits().regulator(date(2026, 11, 25))
    assert regulator.applied_to == "Information Commissioner"


def test_the_regulator_has_a_name_and_a_web_address_and_nobody_has_confirmed_its_address() -> None:
    entry = load_limits().regulator_entry(date(2026, 11, 25))
    assert entry
    assert entry.checked_within_days == 90
    assert entry.note
    regulator = entry.regulator
    assert regulator.name == "Information Commissioner’s Office"
    assert regulator.web.startswith("https://")
    assert regulator.checked_on is None


def test_a_regulator_holds_from_its_day_on(tmp_path: Path) -> None:
    limits = load_limits(changed(tmp_path, new=LATER))
    names = [limits.regulator(on).name for on in (date(1999, 1, 1), date(2027, 3, 31), date(2027, 4, 1))]
    assert names == ["Information Commissioner’s Office", "Information Commissioner’s Office", "Another body"]


def test_settings_start_with_what_holds_on_the_day(tmp_path: Path) -> None:
    limits = load_limits(changed(tmp_path, new=LATER))
    defaults = load_defaults(limits, date(2027, 4, 1))
    assert defaults.regulator.name == "Another body"
    assert defaults.review_window == ReviewWindow(40)
    assert not defaults.name


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("answer = 20", "answer = 0", r"limits\.toml, at clocks\[0\]\.answer: a time is at least 1"),
        ("fee_months = 3", "fee_months = -3", r"at clocks\[0\]\.fee_months"),
        ("extension = 40", "extension = 19", r"at clocks\[0\]\.extension: it is shorter than answer"),
        ("review_latest = 40", "review_latest = 19", r"at clocks\[0\]\.review_latest: it is shorter than review"),
        ("limit_pence = 45000", "limit_pence = 0", r"at costs\[0\]\.limit_pence"),
        ("answer = 20", 'answer = "twenty"', r"at clocks\[0\]\.answer"),
        ("answer = 20", "answers = 20", r"at clocks\[0\]"),
        ('name = "Information Commissioner’s Office"', 'name = " "', r"at regulators\[0\]\.regulator\.name"),
        (
            'from_memory = ["clarification_months"]',
            'from_memory = ["silence"]',
            r"at clocks\[1\]\.from_memory: there is no silence",
        ),
        ('evidence = "partly"', 'evidence = "hearsay"', r"at clocks\[0\]\.evidence"),
        ("", LATER.replace("2027-04-01", "2005-01-01"), r"at regulators: the days must rise"),
        ("", "\n[[postage]]\n", r"at postage"),
    ],
)
def test_a_file_that_is_wrong_is_named_with_its_key(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(BadResource, match=words):
        load_limits(changed(tmp_path, old, new))


@pytest.mark.parametrize("name", ["costs", "clocks", "regulators"])
def test_a_list_without_an_entry_is_named(tmp_path: Path, name: str) -> None:
    path = tmp_path / "limits.toml"
    others = [entry for entry in DELIVERED.split("\n[[") if not entry.startswith(f"{name}]]")]
    path.write_text(f"{name} = []\n" + "\n[[".join(others))
    with pytest.raises(BadResource, match=rf"limits\.toml, at {name}: nothing stands there"):
        load_limits(path)
