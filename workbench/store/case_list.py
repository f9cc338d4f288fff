"""The case list as queries: which cases, in which order, without loading a case."""

from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.sql.elements import ColumnElement

from workbench.service.ports import CaseQuery, Show
from workbench.store.schema import case_list
from workbench.store.text import searchable

_SHOWN = ("reference", "title", "requester", "received", "due", "answered")


def counting(query: CaseQuery) -> Select[Any]:
    """How many cases the query finds."""
    return select(func.count()).select_from(case_list).where(*_conditions(query))


def listing(query: CaseQuery, offset: int, limit: int) -> Select[Any]:
    """A stretch of the list in its order; the columns are those of `CaseRow`."""
    columns = [case_list.c.case_id.label("id"), *(case_list.c[name] for name in _SHOWN)]
    order = (case_list.c.due.nulls_last(), case_list.c.reference, case_list.c.case_id)
    return select(*columns).where(*_conditions(query)).order_by(*order).offset(offset).limit(limit)


def _conditions(query: CaseQuery) -> list[ColumnElement[bool]]:
    # instr, not LIKE: nothing to escape, and LIKE would fold A to Z alone
    words = searchable(query.words).encode(errors="replace").decode().split()
    return [*_shown(query), *(func.instr(case_list.c.words, word) > 0 for word in words)]


def _shown(query: CaseQuery) -> list[ColumnElement[bool]]:
    match query.show:
        case Show.ALL:
            return []
        case Show.ANSWERED:
            return [case_list.c.answered.is_not(None)]
        case Show.OPEN:
            return [case_list.c.answered.is_(None)]
        case Show.DUE:
            until = case_list.c.due.is_not(None) if query.due_by is None else case_list.c.due <= query.due_by
            return [case_list.c.answered.is_(None), until]
