"""The files that requests arrived in, byte for byte: put there once, and checked each time they are read."""

from collections.abc import Set

from sqlalchemy import Connection, insert, select, text

from workbench.domain.arrival import Original
from workbench.store.schema import originals
from workbench.store.text import Damaged

_UNNAMED = """
DELETE FROM originals WHERE case_id = :case_id AND NOT EXISTS (
    SELECT 1 FROM cases, json_each(cases.details, '$.sources') AS source
    WHERE cases.case_id = originals.case_id AND json_extract(source.value, '$.id') = originals.id
)"""


def put(connection: Connection, case_id: str, new: tuple[Original, ...]) -> None:
    """Keep files. One that is there already is left as it is: Redo brings the same again."""
    for original in new:
        row = {"case_id": case_id, "id": original.id, "data": original.data, "sha256": original.sha256}
        connection.execute(insert(originals).prefix_with("OR IGNORE"), row)


def get(connection: Connection, case_id: str, source_id: str) -> Original | None:
    """A file as it arrived, or None. Raises Damaged where its bytes are not those that were kept."""
    here = originals.c
    row = connection.execute(
        select(here.data, here.sha256).where(here.case_id == case_id, here.id == source_id)
    ).one_or_none()
    if row is None:
        return None
    original = Original(source_id, row.data)
    if original.sha256 != row.sha256:
        raise Damaged
    return original


def drop_unnamed(connection: Connection, case_ids: Set[str]) -> None:
    """Remove the files that these cases name no more: what was taken in and undone does not stay for ever.

    Those of other cases are let be: one that is damaged may have lost the names of its files, and not the files.
    """
    connection.execute(text(_UNNAMED), [{"case_id": case_id} for case_id in sorted(case_ids)])
