"""The tables of a library file: what a case is made of, one table for each kind of thing in it.

Every row of a case begins with the case's id. What stands in an order is numbered from 0 (`part`, `claim`, `test`, …),
and what belongs to it repeats that number. `case_list` holds nothing of its own: it is worked out from the case and can
be made again.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.schema import SchemaItem

metadata = MetaData()


def _text(name: str, optional: bool = False) -> Column[str]:
    return Column(name, Text, nullable=optional)


def _date(name: str) -> Column[object]:
    return Column(name, Date)


def _flag(name: str, optional: bool = False) -> Column[bool]:
    return Column(name, Boolean, nullable=optional)


def _details() -> Column[str]:
    """JSON of the fields that have no column: see details.py."""
    return Column("details", Text, nullable=False, server_default="{}")


def _table(name: str, numbers: tuple[str, ...], *columns: SchemaItem, under: Table | None = None) -> Table:
    """A table of rows that belong to a case, kept together on disk, each under its row in the table above."""
    key: list[SchemaItem] = [Column("case_id", Text, primary_key=True)]
    key += [Column(number, Integer, primary_key=True) for number in numbers]
    if under is not None:
        above = [column.name for column in under.primary_key]
        key.append(ForeignKeyConstraint(above, [under.c[name] for name in above]))
    return Table(name, metadata, *key, *columns, sqlite_with_rowid=False)


cases = _table(
    "cases",
    (),
    _text("reference"),
    _text("title"),
    _text("requester_name"),
    _text("requester_address"),  # JSON list of lines
    _text("requester_email"),
    _date("received"),
    _text("channel"),
    _date("scope_start"),
    _date("scope_end"),
    _flag("scope_to_request", optional=True),  # NULL: no scope at all
    _text("priority"),  # JSON list of question ids
    _text("authority", optional=True),  # JSON; NULL: the library's own
    Column("revision", Integer, nullable=False),
    _text("sha256"),  # of the whole case: see text.digest
    _details(),
)

# A table of its own, so that a long request is not written again with every change of the case's other facts.
requests = _table("requests", (), _text("text"), under=cases)

questions = _table(
    "questions",
    ("question",),
    _text("id"),
    _text("label"),
    _text("text"),
    Column("span_start", Integer),  # NULL: the officer's words, not the requester's
    Column("span_end", Integer),
    _text("parent_id", optional=True),
    _flag("lead_in"),
    _date("period_start"),
    _date("period_end"),
    _flag("period_to_request", optional=True),  # NULL: no period at all
    _details(),
    under=cases,
)

parts = _table(
    "parts",
    ("part",),
    _text("id"),
    _text("subject"),
    _text("outcome", optional=True),
    _text("answer_text"),
    _details(),
    under=cases,
)
part_questions = _table("part_questions", ("part", "position"), _text("question_id"), under=parts)
answer_links = _table("answer_links", ("part", "position"), _text("url"), _text("label"), under=parts)
answer_tables = _table(
    "answer_tables",
    ("part", "position"),
    _text("caption"),
    _text("cells"),  # JSON list of rows
    under=parts,
)

claims = _table(
    "claims",
    ("part", "claim"),
    _text("limb"),
    _text("paragraphs"),  # JSON list
    _text("reason"),
    _details(),
    under=parts,
)
harms = _table(
    "harms",
    ("part", "claim"),
    _text("interest"),
    _text("mechanism"),
    _text("likelihood", optional=True),
    _text("evidence"),
    under=claims,
)

tests = _table(
    "tests",
    ("test",),
    _text("id"),
    _text("duty"),
    _text("conclusion", optional=True),
    _text("reasons"),
    _details(),
    under=cases,
)
test_limbs = _table("test_limbs", ("test", "position"), _text("limb"), under=tests)
test_parts = _table("test_parts", ("test", "position"), _text("part_id"), under=tests)
balance_parts = _table("balance_parts", ("test", "position"), _text("part_id"), under=tests)
factors = _table(
    "factors",
    ("test", "factor"),
    _text("id"),
    _text("side"),
    _text("text"),
    _text("weight", optional=True),
    _text("grounds"),  # JSON list
    _text("limb"),
    _text("source"),
    _flag("tailored"),
    _details(),
    under=tests,
)
factor_parts = _table("factor_parts", ("test", "factor", "position"), _text("part_id"), under=factors)

events = _table(
    "events",
    ("event",),
    _text("id"),
    _text("kind"),
    Column("on", Date, nullable=False),
    _text("note"),
    _details(),
    under=cases,
)

letters = _table(
    "letters",
    (),
    _date("dated"),
    _text("data_caveat"),
    _details(),
    under=cases,
)

case_list = _table(
    "case_list",
    (),
    _text("reference"),
    _text("title"),
    _text("requester"),
    _date("received"),
    _date("due"),
    _date("answered"),
    _date("closed"),  # when the last of it was over; NULL while something runs
    _text("words"),  # reference, title and requester as they are searched
    _text("calendar_version"),  # the calendar that `due` was worked out with
    under=cases,
)
_order = (case_list.c.due, case_list.c.reference, case_list.c.case_id)
_answered = case_list.c.answered  # at the end of an index: cases are counted without looking at the table
Index("case_list_all", *_order)
Index("case_list_open", *_order, _answered, sqlite_where=_answered.is_(None))
Index("case_list_answered", *_order, _answered, sqlite_where=_answered.is_not(None))

# Worked out as well: which parts, of any case, are about the same.
topics = _table("topics", ("part",), _text("topic"), under=parts)
Index("topics_topic", topics.c.topic)

CASE_TABLES = tuple(metadata.tables.values())
"""Everything that a case is kept in; what a row belongs to comes before it."""

issued_letters = Table(
    "issued_letters",
    metadata,
    Column("case_id", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("pdf", LargeBinary, nullable=False),
    Column("snapshot", LargeBinary, nullable=False),  # the case file at that moment
    _text("sha256"),
    _text("snapshot_sha256"),
    ForeignKeyConstraint(["case_id"], [cases.c.case_id]),
)

originals = Table(
    "originals",
    metadata,
    Column("case_id", Text, primary_key=True),
    Column("id", Text, primary_key=True),  # of the source, as the case names it
    Column("data", LargeBinary, nullable=False),  # the file as it arrived
    _text("sha256"),
    ForeignKeyConstraint(["case_id"], [cases.c.case_id]),
)

case_log = Table(
    "case_log",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("case_id"),  # of a destroyed case too: that is why nothing refers to it
    _text("at"),  # ISO 8601, UTC; like `by` and `label` empty once the case was destroyed
    _text("by"),
    _text("label"),
    _text("before"),  # SHA-256 of the case before and after; see domain/log.py for these four
    _text("after"),
    _text("content"),
    _text("chain"),
    Index("case_log_case", "case_id", "number"),
)

settings = Table(
    "settings",
    metadata,
    Column("name", Text, primary_key=True),  # see settings.py
    _text("value"),  # JSON
    _text("sha256"),
    sqlite_with_rowid=False,
)
