"""What comes with a case that is handed over: its history and its letters, held against what the case itself says.

Every line of the history must be what was written, follow from the line before it and lead to the case as it stands;
every letter must be the one that the case records, byte for byte.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from workbench.domain import earlier
from workbench.domain.arrival import Original
from workbench.domain.authority import Authority
from workbench.domain.case import Case
from workbench.domain.digests import digest
from workbench.domain.earlier import FIELDS
from workbench.domain.letter import SealedLetter
from workbench.domain.log import LogRow, content_of


def since_it_began(rows: Iterable[LogRow]) -> tuple[LogRow, ...]:
    """A case's history: of one that was destroyed here and came back, what has been since."""
    found: list[LogRow] = []
    for row in rows:
        if row.before and not row.after:  # it was destroyed
            found.clear()
        else:
            found.append(row)
    return tuple(found)


def record_faults(
    case: Case,
    authority: Authority,
    history: Sequence[LogRow],
    letters: Sequence[SealedLetter],
    originals: Sequence[Original] = (),
    version: int = max(FIELDS),
) -> Iterator[tuple[str, str]]:
    """Each fault as its place in the file and a sentence. `authority` is whose letter the case's is.

    `version` is that of the file, which counts with the library's.
    """
    yield from _history_faults(case, history)
    if history and history[-1].after not in ("", *_digests(case, authority, version)):
        yield f"history[{len(history) - 1}].after", "the history does not lead to the case as it stands here"
    yield from _letter_faults(case, letters)
    yield from _file_faults(case, originals)


def _history_faults(case: Case, history: Sequence[LogRow]) -> Iterator[tuple[str, str]]:
    previous: LogRow | None = None
    for place, row in enumerate(history):
        at = f"history[{place}]"
        if row.case_id != case.id:
            yield f"{at}.case_id", "this line tells of another case"
        elif row.content != content_of(row.case_id, row.at, row.by, row.label, row.before, row.after):
            yield at, "this line is not what was written"
        elif previous and row.number <= previous.number:
            yield f"{at}.number", "this line stands before the one that it follows"
        elif previous and row.before and previous.after and row.before != previous.after:
            yield f"{at}.before", "a line before this one is missing"
        previous = row


def _digests(case: Case, authority: Authority, version: int) -> tuple[str, str]:
    """A file holds the force’s block beside the case; in the library it stood in the case, or was the library’s own."""
    kept = replace(case, authority=None), replace(case, authority=authority)
    one, other = (digest(each) if version == max(FIELDS) else earlier.digest(each, version) for each in kept)
    return one, other


def _letter_faults(case: Case, letters: Sequence[SealedLetter]) -> Iterator[tuple[str, str]]:
    records = {letter.id: letter for letter in case.issued}
    for place, letter in enumerate(letters):
        record = records.get(letter.id)
        if record is None:
            yield f"letters[{place}].id", "the case records no such letter"
        elif letter.sha256 != record.sha256:
            yield f"letters[{place}].pdf", "this is not the letter that went out"
        elif letter.snapshot_sha256 != record.snapshot_sha256:
            yield f"letters[{place}].snapshot", "this is not the decision that the letter rested on"
    for id_, count in Counter(letter.id for letter in letters).items():
        if count > 1:
            yield "letters", f"the id “{id_}” stands {count} times"


def _file_faults(case: Case, originals: Sequence[Original]) -> Iterator[tuple[str, str]]:
    recorded = {source.id: source.sha256 for source in case.sources}
    for place, original in enumerate(originals):
        if original.id not in recorded:
            yield f"originals[{place}].id", "the case names no such file"
        elif original.sha256 != recorded[original.id]:
            yield f"originals[{place}].data", "this is not the file that arrived"
    for id_, count in Counter(original.id for original in originals).items():
        if count > 1:
            yield "originals", f"the id “{id_}” stands {count} times"
