"""Page 5 for tests: a typesetter that can be held up and made to fail, and the page over the finished example."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import count

from tests.fakes.store import MemoryCaseStore
from tests.ui.paper import pdf
from ui.bridge import Bridge
from ui.pages.letter import LetterPage
from workbench import bootstrap, locations
from workbench.letters.document import LetterDocument
from workbench.service.ports import BlockPosition, RenderedLetter
from workbench.service.workbench import Workbench


class Typesetter:
    """A renderer for tests: two pages with the blocks one below the other; it can be held up and made to fail."""

    def __init__(self, pages: int = 2) -> None:
        self.pages = pages
        self.set: list[LetterDocument] = []
        self.threads: set[int] = set()
        self.at_once = self.most_at_once = 0
        self.fault: Exception | None = None
        self.missing: tuple[str, ...] = ()
        self.go_on = threading.Event()
        self.go_on.set()

    def __call__(self, document: LetterDocument) -> RenderedLetter:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.threads.add(threading.get_ident())
        self.set.append(document)
        assert self.go_on.wait(10)
        self.at_once -= 1
        if self.fault:
            raise self.fault
        return RenderedLetter(
            pdf(document.title, self.pages), self.pages, positions(document, self.pages), self.missing
        )


def positions(document: LetterDocument, pages: int) -> tuple[BlockPosition, ...]:
    """The blocks evenly one below the other, with room between them."""
    each = -(-len(document.blocks) // pages)
    pitch = 780 / each
    tops = [(n, n // each, 30 + pitch * (n % each)) for n in range(len(document.blocks))]
    return tuple(BlockPosition(n, page, top, top + pitch * 0.8) for n, page, top in tops)


def workbench(render) -> Workbench:
    numbers = count(1)
    return Workbench(
        MemoryCaseStore(),
        bootstrap.load_law,
        bootstrap.load_calendar,
        bootstrap.load_defaults,
        render,
        bootstrap.write_file,
        lambda: datetime(2025, 7, 29, 9, 30, tzinfo=UTC),
        lambda: f"id{next(numbers)}",
    )


def example(bridge: Bridge):
    """The finished example; its letter is a draft."""
    return bridge.workbench.import_case(locations.example().read_bytes())


@contextmanager
def letter_page(qtbot, typesetter: Typesetter) -> Iterator[LetterPage]:
    """The page over the example, wired as the window wires it, in view."""
    bridge = Bridge(workbench(typesetter))
    bridge.news = []
    bridge.told.connect(bridge.news.append)
    bridge.failed.connect(lambda error: bridge.news.append(str(error)))
    page = LetterPage(bridge)
    page.visited = []
    page.goto.connect(page.visited.append)
    qtbot.addWidget(page)
    bridge.case_opened.connect(lambda case: case and page.show_case(case))
    bridge.case_changed.connect(page.refresh)
    bridge.open(example(bridge))
    page.resize(1050, 480)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(lambda: page.preview.letter is not None)
    yield page
    typesetter.go_on.set()
    page.close()
