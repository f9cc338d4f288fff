"""How long "Asked before" takes: `python -m tests.store.measure_asked [CASES]`. Prints medians in milliseconds.

Fills a library of 10,000 cases with four questions each in a temporary folder, which takes a minute. The
questions are about things that are asked for as unevenly as in life: a few very often.
"""

import random
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from workbench import bootstrap
from workbench.domain.case import Case, Part, Question, Requester
from workbench.protection.recovery import new_recovery_key
from workbench.service.ports import Listing, LogEntry
from workbench.service.workbench import Workbench
from workbench.store.library import SqlCaseStore
from workbench.store.protecting import LibraryProtection

_ENTRY = LogEntry("Open case", datetime(2025, 7, 1, tzinfo=UTC))
_ASKED = (
    "How many {thing} did the force have in {year}, broken down by {by}?",
    "Please provide the number of {thing} recorded by the police in each of the last {count} years, by {by}.",
    "What was the total amount that the force spent on {thing} in the financial year {year}?",
    "Please provide a copy of the policy on {thing} that officers and staff follow.",
    "Which companies supply {thing} to the constabulary, and when does each contract end?",
    "Of the {thing} mentioned above, how many led to a charge, a caution or no further action?",
)
_BY = ("age", "ethnicity", "ward", "month", "gender", "police station", "type of offence")
_SYLLABLES = ("bar", "cor", "den", "fel", "gran", "hol", "kes", "lim", "mor", "nat", "pol", "ros", "sten", "tor", "vel")


def main(count: int) -> None:
    chance = random.Random(7)  # nosec B311 # for words that are the same at every run
    things = [
        "".join(chance.choices(_SYLLABLES, k=3)) + " " + "".join(chance.choices(_SYLLABLES, k=2)) + "s"
        for _ in range(4000)
    ]
    with tempfile.TemporaryDirectory() as folder:
        workbench = bootstrap.open_workbench(Path(folder) / "cases.foilib")
        store = workbench._store
        _fill(store, count, things, chance)
        print("— a plain library")
        _measure(workbench, store, count, things, chance)
        LibraryProtection(store).turn_on("new words for an old library", new_recovery_key())
        print("— the same under a passphrase")
        _measure(workbench, store, count, things, chance)
        workbench.close()


def _measure(workbench: Workbench, store: SqlCaseStore, count: int, things: list[str], chance: random.Random) -> None:
    steps = _steps(store.read_questions())
    print(f"{count} cases of 4 questions: read in {sum(steps):.2f} s, in {len(steps)} steps")
    _print("one step of it", steps)
    asked = [_question(things, chance) for _ in range(200)]
    _print("questions like one, first time", [_timed(lambda t=text: store.asked_like(t, "", 25)) for text in asked])
    _print("the same again", [_timed(lambda t=text: store.asked_like(t, "", 25)) for text in asked])
    long = " ".join(_question(things, chance) for _ in range(40))
    _print("questions like one of 4,000 characters", [_timed(lambda: store.asked_like(long, "", 25)) for _ in range(5)])
    someone = Requester("Requester 7", (), "")
    _print(
        "requests of one requester",
        [_timed(lambda: store.asked_by(someone, "", date(2020, 1, 1), date(2026, 1, 1))) for _ in range(20)],
    )
    new = [_case(count + 100 + n, things, chance) for n in range(20)]
    _print("all that is told of a request of 4", [_timed(lambda c=case: workbench.asked_before.of(c)) for case in new])
    steps = [seconds for case in new for seconds in _steps(workbench.asked_before.steps(case))]
    _print("one step of that", steps)
    after_change = []
    for number in range(20):
        store.save(_case(number, things, chance), Listing(None, None), _ENTRY)
        after_change.append(_timed(lambda: store.asked_like(asked[0], "", 25)))
    _print("questions like one after a change", after_change)


def _steps(work: Iterator[object]) -> list[float]:
    taken = []
    before = perf_counter()
    for _ in work:
        taken.append((now := perf_counter()) - before)
        before = now
    return taken


def _fill(store: SqlCaseStore, count: int, things: list[str], chance: random.Random) -> None:
    started = perf_counter()
    for number in range(count):
        store.save(_case(number, things, chance), Listing(None, None), _ENTRY)
    print(f"{count} cases saved in {perf_counter() - started:.0f} s", flush=True)


def _case(number: int, things: list[str], chance: random.Random) -> Case:
    questions = tuple(Question(f"q{n}", str(n + 1), _question(things, chance)) for n in range(4))
    received = date(2020, 1, 1) + timedelta(number * 7919 % 2000)
    return Case(
        f"{number:032}",
        f"{number % 5000}-{20 + number // 5000}",
        requester=Requester(f"Requester {number % 977}"),
        received=received,
        request="\n".join(question.text for question in questions),
        questions=questions,
        parts=tuple(Part(f"p{n}", question_ids=(f"q{n}",)) for n in range(4)),
    )


def _question(things: list[str], chance: random.Random) -> str:
    thing = things[min(int(chance.paretovariate(0.7)) - 1, len(things) - 1)]
    return chance.choice(_ASKED).format(
        thing=thing, year=chance.randint(2015, 2025), by=chance.choice(_BY), count=chance.randint(2, 6)
    )


def _timed(action) -> float:
    started = perf_counter()
    action()
    return perf_counter() - started


def _print(what: str, seconds: list[float]) -> None:
    print(f"{median(seconds) * 1000:9.2f}  {what} (slowest {max(seconds) * 1000:.2f})", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
