"""Issued letters as they were sealed: put there once, never altered, and checked each time they are read."""

from sqlalchemy import Connection, insert, select

from workbench.domain.letter import SealedLetter
from workbench.store.schema import issued_letters
from workbench.store.text import Damaged


def put(connection: Connection, case_id: str, letters: tuple[SealedLetter, ...]) -> None:
    """Seal letters. One that is already there is left as it is, and IntegrityError raised."""
    for letter in letters:
        row = {"case_id": case_id, "id": letter.id, "pdf": letter.pdf, "snapshot": letter.snapshot}
        hashes = {"sha256": letter.sha256, "snapshot_sha256": letter.snapshot_sha256}
        connection.execute(insert(issued_letters), row | hashes)


def get(connection: Connection, case_id: str, letter_id: str) -> SealedLetter | None:
    """A sealed letter, or None. Raises Damaged where its bytes are not those that were sealed."""
    here = issued_letters.c
    found = connection.execute(select(issued_letters).where(here.case_id == case_id, here.id == letter_id))
    row = found.one_or_none()
    if row is None:
        return None
    letter = SealedLetter(letter_id, row.pdf, row.snapshot)
    if (letter.sha256, letter.snapshot_sha256) != (row.sha256, row.snapshot_sha256):
        raise Damaged
    return letter
