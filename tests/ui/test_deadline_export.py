"""The deadlines of many cases as a calendar file, from the menu: where it goes, what it holds, what is said."""

from datetime import date

import icalendar
import pytest
from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge
from ui.files import CaseFiles
from workbench import bootstrap
from workbench.domain.case import ClockEvent, EventKind, Requester
from workbench.service import commands as c
from workbench.service.ports import Show


@pytest.fixture
def bridge(tmp_path):
    """Two open cases and an answered one, received on Monday 2 March 2026."""
    workbench = bootstrap.open_workbench(tmp_path / "cases.foilib")
    bridge = Bridge(workbench)
    bridge.news = []
    bridge.told.connect(bridge.news.append)
    bridge.failed.connect(lambda error: bridge.news.append(str(error)))
    for reference in ("1-26", "2-26", "3-26"):
        bridge.open(workbench.new_case())
        bridge.execute(c.SetReference(reference))
        bridge.execute(c.SetReceived(date(2026, 3, 2)))
        bridge.execute(c.SetRequester(Requester("Ada Asker")))
    bridge.execute(c.RecordEvent(ClockEvent("e1", EventKind.RESPONDED, date(2026, 3, 31))))
    yield bridge
    workbench.close()


def export(qtbot, bridge, to: str, show: Show) -> str:
    """What is said after the export."""
    window = QWidget()
    qtbot.addWidget(window)
    files = CaseFiles(window, bridge)
    files.ask_save_calendar = lambda name: to
    files.export_deadlines(show)
    return bridge.news.pop() if bridge.news else ""


def summaries(path) -> list[str]:
    return sorted(str(each["summary"]) for each in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


# which cases the list shows, what stands in the file, whose deadlines they are said to be
SHOWN = [
    (Show.OPEN, ["1-26: Answer by", "2-26: Answer by"], "the open cases"),
    (Show.DUE, ["1-26: Answer by", "2-26: Answer by"], "the open cases"),
    (Show.ANSWERED, ["3-26: Answer by", "3-26: Review may be asked for until"], "the answered cases"),
    (
        Show.ALL,
        ["1-26: Answer by", "2-26: Answer by", "3-26: Answer by", "3-26: Review may be asked for until"],
        "all cases",
    ),
]


@pytest.mark.parametrize(("show", "entries", "whose"), SHOWN)
def test_the_cases_that_the_list_shows_are_exported(qtbot, bridge, tmp_path, show, entries, whose):
    said = export(qtbot, bridge, str(tmp_path / "deadlines"), show)
    path = tmp_path / "deadlines.ics"
    assert summaries(path) == entries
    assert whose in said
    assert path.name in said
    assert "Ada" not in path.read_text()


def test_where_nothing_is_chosen_nothing_is_written(qtbot, bridge, tmp_path):
    before = sorted(tmp_path.iterdir())
    assert export(qtbot, bridge, "", Show.OPEN) == ""
    assert sorted(tmp_path.iterdir()) == before


def test_a_place_that_cannot_be_written_is_said(qtbot, bridge, tmp_path):
    assert "no such folder" in export(qtbot, bridge, str(tmp_path / "no such folder" / "d.ics"), Show.OPEN)
