"""The calendar is worked out once and kept; a cache that is wrong in any way is worked out again."""

from datetime import date
from pathlib import Path

import pytest

from workbench.content import calendar as content
from workbench.content.calendar import load_calendar
from workbench.domain.calendar import WorkingCalendar
from workbench.errors import BadResource

HEAD = "first_year = 2020\nlast_year = 2021\nknown_to = 2021-12-31\n"


@pytest.fixture
def overrides(tmp_path: Path) -> Path:
    path = tmp_path / "overrides.toml"
    path.write_text(HEAD)
    return path


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "not there yet" / "calendar.json"


def names(calendar: WorkingCalendar, day: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(found.name, found.nations) for found in calendar.holidays if found.date.isoformat() == day]


def test_the_second_start_does_not_work_it_out_again(
    overrides: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load_calendar(overrides, cache)
    monkeypatch.setattr(content, "_published", lambda years: pytest.fail("worked out again"))
    assert load_calendar(overrides, cache) == first


@pytest.mark.parametrize("damage", [b"", b"{}", b"[" * 100_000, b"\xff\xfe", b"null", b'{"format": 1}'])
def test_a_damaged_or_foreign_cache_is_replaced(overrides: Path, cache: Path, damage: bytes) -> None:
    right = load_calendar(overrides, cache)
    whole = cache.read_bytes()
    cache.write_bytes(damage)
    assert load_calendar(overrides, cache) == right
    assert cache.read_bytes() == whole


def test_a_single_changed_date_in_the_cache_is_noticed(overrides: Path, cache: Path) -> None:
    right = load_calendar(overrides, cache)
    cache.write_text(cache.read_text().replace("2020-12-25", "2020-12-24"))
    assert load_calendar(overrides, cache) == right


def test_a_change_of_the_overrides_is_noticed(overrides: Path, cache: Path) -> None:
    before = load_calendar(overrides, cache)
    overrides.write_text(
        HEAD + '[[add]]\ndate = 2020-07-01\nname = "Extra"\nnations = ["Scotland"]\nsource = "s"\n'
        '[[remove]]\ndate = 2020-03-17\nnations = ["Northern Ireland"]\nwhy = "w"\n'
    )
    after = load_calendar(overrides, cache)
    assert before.version != after.version
    assert names(before, "2020-07-01") == []
    assert names(after, "2020-07-01") == [("Extra", ("Scotland",))]
    assert len(names(before, "2020-03-17")) == 1
    assert names(after, "2020-03-17") == []


def test_a_day_may_be_taken_from_one_nation_only(overrides: Path, cache: Path) -> None:
    overrides.write_text(HEAD + '[[remove]]\ndate = 2020-12-28\nnations = ["Scotland"]\nwhy = "w"\n')
    day = names(load_calendar(overrides, cache), "2020-12-28")
    assert day == [("Boxing Day (substitute day)", ("England and Wales", "Northern Ireland"))]


def test_a_cache_that_cannot_be_written_does_not_matter(overrides: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    assert load_calendar(overrides, in_the_way / "calendar.json").add(date(2020, 1, 1), 1) == date(2020, 1, 3)


def test_nothing_but_the_cache_is_left_behind(overrides: Path, cache: Path) -> None:
    load_calendar(overrides, cache)
    assert [path.name for path in cache.parent.iterdir()] == ["calendar.json"]


def test_overrides_that_are_wrong_are_named(overrides: Path, cache: Path) -> None:
    overrides.write_text(HEAD + '[[add]]\ndate = 2020-07-01\nname = "X"\nnations = ["Jersey"]\nsource = "s"\n')
    with pytest.raises(BadResource, match=r"overrides\.toml, at add\[0\]\.nations\[0\]"):
        load_calendar(overrides, cache)


def test_the_calendar_as_delivered(tmp_path: Path) -> None:
    calendar = load_calendar(cache=tmp_path / "calendar.json")
    assert calendar.add(date(2025, 7, 1), 20) == date(2025, 7, 30)
