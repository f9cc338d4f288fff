"""How long the library takes: `python -m tests.store.measure [CASES]`. Prints medians in milliseconds.

Fills a library of 25,000 cases of a usual size in a temporary folder, which takes some minutes.
"""

import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.fakes.cases import usual_case
from workbench.domain.case import Case, Part, Requester
from workbench.domain.stances import topic
from workbench.service.ports import CaseQuery, Listing, LogEntry, Show
from workbench.store.library import SqlCaseStore, open_library

_ENTRY = LogEntry("Type in the answer", datetime(2025, 7, 1, tzinfo=UTC))


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.foilib"
        with closing(open_library(path)) as store:
            _measure_saves(store)
            _fill(store, count)
            _measure_saves(store)
            _measure_list(store, count)
        print(f"the file holds {path.stat().st_size / 1e6:.0f} MB")
        _print("open, check and close", _timed(lambda: open_library(path).close(), 5))


def _measure_saves(store: SqlCaseStore) -> None:
    for name, length in (("usual case", 3_000), ("request of 200,000 characters", 200_000)):
        case = usual_case(request_length=length)
        _print(
            f"{name}: first save",
            _timed_each(lambda n, c=case: _save(store, replace(c, id=f"{len(c.request)}-{n}")), 20),
        )
        _print(f"{name}: one answer typed", _timed_each(lambda n, c=case: _save(store, _typed(c, n)), 100))
        _print(f"{name}: load", _timed(lambda: store.load("usual"), 50))


def _measure_list(store: SqlCaseStore, count: int) -> None:
    due_by = date(2025, 8, 1)
    for show in Show:
        query = CaseQuery(show=show, due_by=due_by)
        found = store.count(query)
        _print(f"{show}: count and first 50 of {found}", _timed(lambda q=query: _look(store, q), 20))
        _print(f"{show}: last 50", _timed(lambda q=query, n=found: store.rows(q, max(0, n - 50), 50), 20))
    for words in ("616", "requester 9-25", "nothing has this"):
        _print(f"search “{words}”", _timed(lambda w=words: _look(store, CaseQuery(w, Show.ALL)), 20))
    _print("references", _timed(store.references, 5))
    for name, part in (("every case has", usual_case().parts[1]), ("no case has", Part("p", "something else"))):
        topics = (topic(usual_case(), part),)
        _print(f"answers to a topic that {name}", _timed(lambda t=topics: store.stances(t, "usual"), 5))
    _print(
        "list made again", _timed_each(lambda n: store.relist(f"v{n}", lambda case: Listing(case.received, None)), 1)
    )
    _print("list not made again", _timed(lambda: store.relist("v0", lambda case: Listing(None, None)), 5))


def _fill(store: SqlCaseStore, count: int) -> None:
    started = perf_counter()
    for number in range(count):
        due = date(2024, 1, 1) + timedelta(number * 7919 % 900)
        case = replace(
            usual_case(f"{number:032}", f"{number % 5000}-{20 + number // 5000}"),
            requester=Requester(f"Requester {number % 977}"),
        )
        answered = None if due > date(2025, 7, 1) or number % 50 == 0 else due
        store.save(case, Listing(due, answered), _ENTRY)
    print(f"{count} cases saved in {perf_counter() - started:.0f} s")


def _typed(case: Case, number: int) -> Case:
    part = replace(case.parts[0], answer=replace(case.parts[0].answer, text=f"There were {number}."))
    return replace(case, parts=(part, *case.parts[1:]), revision=number)


def _save(store: SqlCaseStore, case: Case) -> None:
    store.save(case, Listing(date(2025, 7, 29), None), _ENTRY)


def _look(store: SqlCaseStore, query: CaseQuery) -> None:
    store.count(query)
    store.rows(query, 0, 50)


def _timed(action: Callable[[], object], times: int) -> list[float]:
    return _timed_each(lambda _: action(), times)


def _timed_each(action: Callable[[int], object], times: int) -> list[float]:
    taken = []
    for number in range(times):
        started = perf_counter()
        action(number)
        taken.append(perf_counter() - started)
    return taken


def _print(what: str, seconds: list[float]) -> None:
    print(f"{median(seconds) * 1000:9.2f}  {what} (slowest {max(seconds) * 1000:.2f})", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 25_000)
