"""A library, its key file or a journal left behind is damaged; what the program makes of that is looked at.

A damage is known by its number: the same number does the same.
"""

import random
import shutil
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.reliability.libraries import (
    NAME,
    PASSPHRASE,
    RECOVERY,
    cases_of,
    contents,
    files_of,
    fill,
    letters_of,
    readings,
)
from workbench.domain.case import Case
from workbench.domain.soundness import Report, told
from workbench.errors import KnownError, RuleViolation, WrongPassphrase
from workbench.service.ports import Listing
from workbench.store.file import HeldFile
from workbench.store.library import SqlCaseStore, open_library
from workbench.store.protecting import LibraryProtection

PAGE = 4096
CALENDAR = "2025"
KEYS = NAME.replace(".foilib", ".foikey")
JOURNAL = f"{NAME}-journal"

REFUSED, TOLD, FOUND, NOTHING = "refused at the start", "told where it was read", "found by the check", "without effect"

Files = dict[str, bytes]


def list_case(case: Case) -> Listing:
    """What the list says of a case in these libraries."""
    return Listing(case.received, None)


@dataclass(frozen=True)
class Sound:
    """A library as it was: its files, what opens it, all that it tells."""

    name: str
    files: Files
    secret: str | None
    tells: Mapping[str, object]
    cases: list[str]
    letters: list[tuple[str, str]]
    arrived: list[tuple[str, str]]


def sound_libraries(folder: Path) -> list[Sound]:
    """A plain library and a protected one, each at rest and as a session left it that was killed while it wrote."""
    made = []
    for secret in (None, PASSPHRASE):
        path = folder / ("protected" if secret else "plain") / NAME
        with closing(open_library(path)) as store:
            fill(store)
            store.relist(CALENDAR, list_case)
            if secret:
                LibraryProtection(store).turn_on(secret, RECOVERY)
            tells, named = contents(store), (cases_of(store), letters_of(store), files_of(store))
        at_rest = {file.name: file.read_bytes() for file in path.parent.iterdir()}
        name = path.parent.name
        made.append(Sound(name, at_rest, secret, tells, *named))
        made.append(Sound(f"{name}, half written", half_written(path, secret), secret, tells, *named))
    return made


def half_written(path: Path, secret: str | None) -> Files:
    """The files in the middle of a change so large that some of it is in the library already."""
    held = HeldFile(path, secret)
    try:
        held.connection.execute("PRAGMA cache_size = 2")
        held.connection.execute("BEGIN")
        for change in (
            "requests SET text = text || 'half'",
            "cases SET title = 'half'",
            "case_log SET label = 'half'",
            "case_list SET title = 'half'",
            "settings SET value = '{}'",
            "issued_letters SET pdf = x'00'",
            "originals SET data = x'00'",
            "answer_links SET url = 'half'",
            "factors SET text = 'half'",
        ):
            held.connection.execute(f"UPDATE {change}")
        return {file.name: file.read_bytes() for file in path.parent.iterdir() if file.name in (NAME, KEYS, JOURNAL)}
    finally:
        held.let_go()


# ── damages ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _flip_bit(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _another_byte(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] = chance.randrange(256)


def _zero(data: bytearray, chance: random.Random) -> None:
    size = chance.choice((1, 16, 512, PAGE))
    start = chance.randrange(len(data)) // size * size
    data[start : start + size] = bytes(len(data[start : start + size]))


def _scribble(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    data[start : start + 40] = chance.randbytes(len(data[start : start + 40]))


def _cut(data: bytearray, chance: random.Random) -> None:
    end = chance.randrange(len(data))
    del data[chance.choice((end, end // PAGE * PAGE, end // 512 * 512)) :]


def _swap_pages(data: bytearray, chance: random.Random) -> None:
    size = PAGE if len(data) >= 2 * PAGE else 16
    one, other = (chance.randrange(len(data) // size) * size for _ in range(2))
    data[one : one + size], data[other : other + size] = data[other : other + size], data[one : one + size]


def _double_page(data: bytearray, chance: random.Random) -> None:
    size = PAGE if len(data) >= 2 * PAGE else 16
    one, other = (chance.randrange(len(data) // size) * size for _ in range(2))
    data[one : one + size] = data[other : other + size]


def _lengthen(data: bytearray, chance: random.Random) -> None:
    data += chance.randbytes(chance.choice((1, 512, PAGE)))


def _empty(data: bytearray, chance: random.Random) -> None:
    data.clear()


def _other_file(data: bytearray, chance: random.Random) -> None:
    data[:] = chance.choice((b"%PDF-1.7\n" * 3000, b"\0" * PAGE * 5, chance.randbytes(PAGE * 5), b"SQLite format 3\0"))


Damage = Callable[[bytearray, random.Random], None]
DAMAGES: dict[str, tuple[Damage, int]] = {  # and how often, of one another
    "a bit flipped": (_flip_bit, 8),
    "another byte": (_another_byte, 5),
    "zeros": (_zero, 5),
    "scribbled over": (_scribble, 3),
    "cut short": (_cut, 4),
    "two pages swapped": (_swap_pages, 3),
    "one page for another": (_double_page, 3),
    "longer": (_lengthen, 1),
    "empty": (_empty, 1),
    "another file": (_other_file, 1),
    "gone": (_empty, 1),
}


def damaged(sound: Sound, number: int) -> tuple[str, str, Files]:
    """What was done to which file, and the files then."""
    chance = random.Random(number)
    # the library itself most of the time; of the others too, what is in them stands close together
    victim = chance.choices(sorted(sound.files), [8 if name == NAME else 2 for name in sorted(sound.files)])[0]
    (how,) = chance.choices(list(DAMAGES), [weight for _, weight in DAMAGES.values()])
    files = dict(sound.files)
    if how == "gone" and victim != NAME:  # without a library there is a new one, which nobody takes for the old
        del files[victim]
        return how, victim, files
    data = bytearray(files[victim])
    DAMAGES[how][0](data, chance)
    files[victim] = bytes(data)
    return how, victim, files


# ── what the program makes of it ─────────────────────────────────────────────────────────────────────────────────────


def outcome(folder: Path, sound: Sound, files: Files) -> str:
    """How the officer gets to know. Fails where nobody gets to know of a difference, or of something else than that."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    path = folder / NAME
    try:
        store = open_library(path, sound.secret)
    except KnownError as error:
        _offers_a_way_out(error, keys_altered=files.get(KEYS) != sound.files.get(KEYS))
        _untouched(path, files)
        return REFUSED
    with closing(store):
        return _looked_at(store, sound)


def _looked_at(store: SqlCaseStore, sound: Sound) -> str:
    refusals, different = _read(store, sound)
    # whatever is read of a case, a letter or a setting is what was kept, or it is refused
    assert different <= {"the list", "how many cases", "references", "the log"}, different
    report = _checked(store)
    if report is None or not report.sound:
        assert report is None or "backup" in told(report)
        return TOLD if refusals else FOUND
    assert refusals == set(), f"refused and not found by the check: {refusals}"
    assert _read(store, sound) == (set(), set())  # what is worked out is put right
    return FOUND if report.problems else NOTHING


def _read(store: SqlCaseStore, sound: Sound) -> tuple[set[str], set[str]]:
    """What is refused, and what is not as it was."""
    refused, different = set(), set()
    for name, read in readings(store, sound.cases, sound.letters, sound.arrived).items():
        try:
            if read() != sound.tells[name]:
                different.add(name)
        except KnownError as error:
            if not isinstance(error, RuleViolation):  # what is not in the library: the check says that it should be
                _offers_a_way_out(error)
            refused.add(name)
    return refused, different


def _checked(store: SqlCaseStore) -> Report | None:
    """What the whole check finds; None where not even that can be done, which is then said."""
    problems, cases = [], 0
    try:
        for step in store.check(list_case, CALENDAR):
            problems += step.problems
            cases += step.cases
    except KnownError as error:
        _offers_a_way_out(error)
        return None
    return Report(cases, tuple(problems))


def _offers_a_way_out(error: KnownError, keys_altered: bool = False) -> None:
    """A backup; where it is the key file that was altered, that may look like another passphrase."""
    assert "backup" in error.advice or (keys_altered and isinstance(error, WrongPassphrase)), error


def _untouched(path: Path, files: Files) -> None:
    """What was refused lies there as it did, unless SQLite had to put a killed session right first."""
    if JOURNAL not in files:
        assert path.read_bytes() == files[NAME]
    if KEYS in files:
        assert (path.parent / KEYS).read_bytes() == files[KEYS]
