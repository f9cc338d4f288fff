"""The full text index over every question of the library: SQLite's FTS5, asked when a new request arrives.

It is worked out from the cases and lives in temporary tables of the library's own connection, in memory alone
(driver.py sees to that): nothing of it reaches the disk, and it is gone when the library is locked, closed or replaced.
The log says which cases have changed since it was last looked at: every change writes a line there.

FTS5: https://www.sqlite.org/fts5.html
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from workbench.domain.asked_before import asked_words, email_key, name_key
from workbench.domain.case import Question, Requester
from workbench.domain.likeness import meaning
from workbench.service.ports import AskedQuestion
from workbench.store import driver

_BATCH = 100  # cases read in one step, a few milliseconds
_RAREST = 8  # words by which a question is looked for
_TOO_MANY = 0.2  # of all questions: a word that stands in more says little
_FEW = 500  # questions: in a small library no word says too little
_LOOKED_UP = 200  # words of a question at most

_TABLES = (
    "CREATE VIRTUAL TABLE temp.asked USING fts5(text, case_id UNINDEXED, question_id UNINDEXED,"
    " tokenize = 'porter unicode61')",
    "CREATE TABLE temp.askers(case_id TEXT PRIMARY KEY, first INTEGER, last INTEGER, name TEXT, email TEXT,"
    " received TEXT) WITHOUT ROWID",
    "CREATE INDEX temp.askers_name ON askers(name)",
    "CREATE INDEX temp.askers_email ON askers(email)",
)

_QUESTIONS = (
    "SELECT case_id, id, label, text, parent_id, lead_in FROM questions WHERE case_id IN ({})"
    " ORDER BY case_id, question"
)
_ASKERS = "SELECT case_id, requester_name, requester_email, received FROM cases WHERE case_id IN ({})"

Row = tuple[object, ...]


class AskedIndex:
    """The index over one connection. It is filled by `steps`, which every other call takes to their end first."""

    def __init__(self, connection: driver.Connection) -> None:
        self.connection = connection
        self._seen: int | None = None  # the log's last line that was looked at; None before there are any tables
        self._waiting: dict[str, None] = {}  # cases that are still to be read, in this order
        self._next = 1
        self._total = 0  # questions in it
        self._often: dict[str, int] = {}  # in how many questions a word stands; forgotten with every change

    def steps(self) -> Iterator[tuple[int, int]]:
        """Read what is new, in small steps: how many cases of how many are done. Raises driver.Error."""
        self._look_for_changes()
        total = len(self._waiting)
        while self._waiting:
            batch = list(self._waiting)[:_BATCH]
            self._read(batch)
            for case_id in batch:
                del self._waiting[case_id]
            yield total - len(self._waiting), total

    def like(self, text: str, except_case: str, limit: int) -> list[AskedQuestion]:
        """The questions of other cases with the most words in common with this one, by bm25, best first."""
        self._fill()
        words = self._telling(sorted(meaning(text))[:_LOOKED_UP])
        if not words:
            return []
        found = self.connection.execute(
            "SELECT case_id, question_id, text FROM temp.asked WHERE asked MATCH ? AND case_id <> ?"
            " ORDER BY rank, rowid LIMIT ?",
            (" OR ".join(_quoted(word) for word in words), except_case, limit),
        )
        return [AskedQuestion(*row) for row in found]

    def from_requester(self, requester: Requester, except_case: str, since: date, until: date) -> list[str]:
        """The cases of these days from whoever has this e-mail, or this name and no other e-mail; the latest first."""
        self._fill()
        name, email = name_key(requester.name), email_key(requester.email)
        found = self.connection.execute(
            "SELECT case_id FROM temp.askers WHERE case_id <> ? AND ((email <> '' AND email = ?)"
            " OR (name <> '' AND name = ? AND (email = '' OR ? = ''))) AND received BETWEEN ? AND ?"
            " ORDER BY received DESC, case_id",
            (except_case, email, name, email, since.isoformat(), until.isoformat()),
        )
        return [case_id for (case_id,) in found]

    def _fill(self) -> None:
        for _ in self.steps():
            pass

    def _look_for_changes(self) -> None:
        if self._seen is None:
            for statement in _TABLES:
                self.connection.execute(statement)
            changed = self.connection.execute("SELECT case_id FROM cases ORDER BY case_id")
        else:
            changed = self.connection.execute(
                "SELECT DISTINCT case_id FROM case_log WHERE number > ? AND case_id <> ''", (self._seen,)
            )
        self._waiting.update(dict.fromkeys(case_id for (case_id,) in changed))
        (self._seen,) = self.connection.execute("SELECT coalesce(max(number), 0) FROM case_log").fetchone()

    def _read(self, case_ids: Sequence[str]) -> None:
        """Put these cases into the index as they are now; one that cannot be read is left out of it."""
        try:
            askers, questions = self._rows(_ASKERS, case_ids), self._rows(_QUESTIONS, case_ids)
        except driver.OperationalError as error:
            if driver.primary_code(error):
                raise
            halves = (case_ids[: len(case_ids) // 2], case_ids[len(case_ids) // 2 :])  # bytes that are no text
            if len(case_ids) > 1:
                for half in halves:
                    self._read(half)
                return
            askers, questions = [], []
        asked = {case_id: _asked(rows) for case_id, rows in groupby(questions, key=lambda row: str(row[0]))}
        self.connection.execute("BEGIN")
        try:
            for case_id in case_ids:
                self._take_out(case_id)
            for asker in askers:
                self._put_in(asker, asked.get(str(asker[0]), []))
            self.connection.execute("COMMIT")
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self._often.clear()

    def _rows(self, statement: str, case_ids: Sequence[str]) -> list[Row]:
        marks = ", ".join("?" * len(case_ids))
        return self.connection.execute(statement.format(marks), list(case_ids)).fetchall()

    def _take_out(self, case_id: str) -> None:
        found = self.connection.execute("SELECT first, last FROM temp.askers WHERE case_id = ?", (case_id,)).fetchone()
        if found:
            self._total -= found[1] - found[0] + 1
            self.connection.execute("DELETE FROM temp.asked WHERE rowid BETWEEN ? AND ?", found)
            self.connection.execute("DELETE FROM temp.askers WHERE case_id = ?", (case_id,))

    def _put_in(self, asker: Row, asked: Sequence[tuple[str, str]]) -> None:
        case_id, name, email, received = asker
        keys = name_key(str(name)), email_key(str(email))
        first, self._next = self._next, self._next + len(asked)
        self._total += len(asked)
        self.connection.executemany(
            "INSERT INTO temp.asked(rowid, text, case_id, question_id) VALUES (?, ?, ?, ?)",
            [(number, text, case_id, question_id) for number, (question_id, text) in enumerate(asked, first)],
        )
        self.connection.execute(
            "INSERT INTO temp.askers VALUES (?, ?, ?, ?, ?, ?)",
            (case_id, first, self._next - 1, *keys, received),
        )

    def _telling(self, words: Sequence[str]) -> list[str]:
        """Those words by which a question is best looked for: the rarest that stand in any."""
        often = {word: count for word in words if (count := self._count(word))}
        few = [word for word, count in often.items() if self._total < _FEW or count <= self._total * _TOO_MANY]
        return sorted(few or often, key=lambda word: (often[word], word))[:_RAREST]

    def _count(self, word: str) -> int:
        if word not in self._often:
            counted = "SELECT count(*) FROM temp.asked WHERE asked MATCH ?"
            (self._often[word],) = self.connection.execute(counted, (_quoted(word),)).fetchone()
        return self._often[word]


def _asked(rows: Iterator[Row]) -> list[tuple[str, str]]:
    """The questions of a case with the words above them; a lead-in asks nothing by itself."""
    questions = {
        str(id_): Question(str(id_), str(label), str(text), None, None if parent is None else str(parent), bool(lead))
        for _, id_, label, text, parent, lead in rows
    }
    return [(each.id, asked_words(questions, each)) for each in questions.values() if not each.lead_in]


def _quoted(word: str) -> str:
    """A word as FTS5 takes it for nothing but a word; `meaning` gives letters and digits alone."""
    return f'"{word}"'
