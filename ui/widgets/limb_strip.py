"""All limbs of the case at a glance, with what each still needs of a public interest test."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar

from workbench.domain.case import PublicInterestTest
from workbench.domain.checks import Known
from workbench.domain.exemptions import Limb


class State(StrEnum):
    """Where a limb's test stands, in words."""

    NONE_NEEDED = "none needed"
    DONE = "done"
    OPEN = "open"
    NO_TEST = "no test yet"
    UNDECIDED = "choose the limb first"
    NOT_RELIED_ON = "nothing relies on it"


_SIGNS = {State.NONE_NEEDED: "–", State.DONE: "✓"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One limb, or limbs that are weighed together, with the test if there is one."""

    limbs: tuple[str, ...]
    state: State
    test_id: str = ""
    part_ids: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """As it stands in the strip: `24(2) ✓ done`."""
        return f"{' and '.join(self.limbs)}  {_SIGNS.get(self.state, '○')} {self.state}"


class LimbStrip(QTabBar):
    """The limbs as tabs: the arrow keys move along them."""

    entry_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Limbs of the case")
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setDrawBase(False)
        self.entries: tuple[Entry, ...] = ()
        self.currentChanged.connect(lambda: self.entry_chosen.emit())

    @property
    def entry(self) -> Entry | None:
        """The entry that is chosen, or None where the case relies on nothing."""
        at = self.currentIndex()
        return self.entries[at] if 0 <= at < len(self.entries) else None

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show these; the one that was chosen stays chosen, by its test or its limb."""
        before, chosen = self.entries, self.entry
        self.entries = entries
        self.blockSignals(True)
        if [_name(entry) for entry in before] != [_name(entry) for entry in entries]:
            while self.count():
                self.removeTab(0)
            for entry in entries:
                self.addTab(entry.words)
            self.choose(chosen.test_id if chosen else "", chosen.limbs[0] if chosen else "")
        for at, entry in enumerate(entries):
            self.setTabText(at, entry.words)
            self.setTabToolTip(at, "Alt+Page Up and Alt+Page Down go along the limbs")
        self.blockSignals(False)

    def choose(self, test_id: str, limb: str = "", part_id: str = "") -> None:
        """Choose a test, or else a limb, of a part if one is named, or else the first that is open."""
        for wanted in (
            lambda entry: test_id and entry.test_id == test_id,
            lambda entry: limb in entry.limbs and (not part_id or part_id in entry.part_ids),
            lambda entry: limb in entry.limbs,
            lambda entry: part_id in entry.part_ids and entry.test_id,
            lambda entry: entry.state is State.OPEN,
            lambda entry: entry.test_id,
        ):
            found = next((at for at, entry in enumerate(self.entries) if wanted(entry)), None)
            if found is not None:
                self.setCurrentIndex(found)
                return

    def step(self, by: int) -> None:
        """Go along the strip."""
        self.setCurrentIndex(min(max(self.currentIndex() + by, 0), self.count() - 1))


def entries(known: Known, unfinished: Mapping[str, tuple[str, ...]]) -> tuple[Entry, ...]:
    """The case's limbs in the order of the Act. `unfinished` says by test id what is still to do."""
    relied_on: dict[str, list[str]] = {}
    for part, claim, _ in known.relied_on():
        relied_on.setdefault(claim.limb, []).append(part.id)
    found: list[Entry] = []
    for limb in known.catalogue.limbs:
        if limb.code in relied_on:
            found += _of_limb(known, limb, tuple(relied_on[limb.code]), unfinished)
    found += [
        Entry(test.limbs, State.NOT_RELIED_ON, test.id, test.part_ids)
        for test in known.case.tests
        if not relied_on.keys() & set(test.limbs)
    ]
    return tuple(dict.fromkeys(found))


def _of_limb(known: Known, limb: Limb, parts: tuple[str, ...], unfinished: Mapping[str, object]) -> Iterator[Entry]:
    tests = [test for test in known.case.tests if limb.code in test.limbs]
    chosen = known.catalogue.alternatives(limb.code) if limb.alternatives else ()
    if not limb.public_interest and any(each.public_interest for each in chosen):
        yield Entry((limb.code,), State.UNDECIDED, part_ids=parts)
    elif not limb.public_interest and not tests:
        yield Entry((limb.code,), State.NONE_NEEDED, part_ids=parts)
    for test in tests:
        yield Entry(test.limbs, _state(limb, test, unfinished), test.id, test.part_ids)
    covered = {part_id for test in tests for part_id in test.part_ids}
    left = tuple(part_id for part_id in parts if part_id not in covered)
    if limb.public_interest and left:
        yield Entry((limb.code,), State.NO_TEST, part_ids=left)


def _state(limb: Limb, test: PublicInterestTest, unfinished: Mapping[str, object]) -> State:
    if not limb.public_interest:
        return State.NONE_NEEDED  # FOIA s.2(3): what has been written there is to be removed
    if limb.alternatives:
        return State.UNDECIDED
    return State.OPEN if unfinished.get(test.id) else State.DONE


def _name(entry: Entry) -> tuple[str, tuple[str, ...]]:
    return entry.test_id, entry.limbs
