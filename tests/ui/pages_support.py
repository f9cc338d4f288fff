"""A desk for tests of the pages: the real service and law over a library in memory, and an example to work on."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from tests.fakes.store import MemoryCaseStore
from ui.bridge import Bridge
from ui.pages.page import CasePage
from workbench.bootstrap import load_calendar, load_defaults, load_law
from workbench.domain.case import Case, Part, Question, Span
from workbench.service.commands import TakeRequest
from workbench.service.ports import RenderedLetter
from workbench.service.workbench import Workbench

REQUEST = (
    "Dear Sir or Madam,\r\n\r\n"
    "1. Does the force use drones? \U0001f681\r\n"
    "2. Which firms supply them?\r\n"
    "   a) British firms\r\n"
    "   b) other firms\r\n\r\n"
    "Please answer question 2 first.\r\n"
)


def desk(qtbot, make_page: Callable[[Bridge], CasePage], taken_in: bool = True) -> CasePage:
    """A page over a new case, wired as the window wires it. `page.bridge` has the rest."""
    numbers = count(1)
    workbench = Workbench(
        MemoryCaseStore(),
        load_law,
        load_calendar,
        load_defaults,
        lambda document: RenderedLetter(b"", 0),
        lambda path, data: None,
        lambda: datetime(2025, 7, 3, 9, 30, tzinfo=UTC),
        lambda: f"id{next(numbers)}",
    )
    bridge = Bridge(workbench)
    bridge.news = []
    bridge.told.connect(bridge.news.append)
    bridge.failed.connect(lambda error: bridge.news.append(str(error)))
    page = make_page(bridge)
    qtbot.addWidget(page)
    bridge.case_opened.connect(page.show_case)
    bridge.case_changed.connect(page.refresh)
    bridge.open(workbench.new_case())
    if taken_in:
        bridge.execute(taken())
    page.resize(1050, 480)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return page


def kept(page: CasePage) -> Case:
    """The case as the library has it, read afresh, after what is being typed has been kept."""
    assert page.bridge.flush()
    return page.bridge.workbench._store.load(page.bridge.case.id)


def taken() -> TakeRequest:
    """The request with its four questions, as an officer would mark them: 2 leads in to 2a and 2b."""
    one, two, a, b = (
        _question("q1", "1", "Does the force use drones? \U0001f681"),
        _question("q2", "2", "Which firms supply them?"),
        _question("qa", "a", "British firms", "q2"),
        _question("qb", "b", "other firms", "q2"),
    )
    parts = tuple(Part(f"p{id_}", question_ids=(id_,)) for id_ in ("q1", "q2"))
    return TakeRequest(REQUEST, (one, two, a, b), parts)


def copy(text: str = "", html: str = "") -> QMimeData:
    """Put something on the clipboard."""
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)
    return data


def _question(id_: str, label: str, words: str, parent: str | None = None) -> Question:
    start = REQUEST.index(words)
    return Question(id_, label, words, Span(start, start + len(words)), parent)
