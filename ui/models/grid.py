"""The grid of parts and limbs: parts down, limbs across, a box wherever a limb lifts the duty that a part refuses.

A column holds the limbs of the two duties that belong together, 31(1) and 31(3); each row takes the one on its own
duty. So a tick on a part that neither confirms nor denies always means a limb that lifts that duty. A part on a ground
outside Part II has no boxes: its row names the ground instead.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from ui.models.grid_columns import Column, on_other_ground, outcome_words, paired, part_name
from ui.tips import plain_tip
from workbench.domain.case import Case, Claim, Duty, Part
from workbench.domain.exemptions import Catalogue, Use
from workbench.domain.grounds import Combinations, Ground, Verdict

CELL = Qt.ItemDataRole.UserRole
_SPOKEN = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)

Index = QModelIndex | QPersistentModelIndex
Problems = Mapping[tuple[str, str], tuple[str, ...]]
"""By part id and limb: what is not complete about a claim, or what is asked about it, each in a sentence."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One part under one column: the limb that a tick means here, and what is claimed already."""

    part: Part
    limb: str = ""
    claims: tuple[Claim, ...] = ()
    problems: tuple[str, ...] = ()
    doubt: str = ""  # what a careful reader would ask, though the limb may be ticked
    ground: Ground | None = None  # what the part stands on instead of a limb: this cell then spans its row

    @property
    def offered(self) -> bool:
        """True where there is a box to tick or untick."""
        return bool(self.limb or self.claims)


class GridModel(QAbstractTableModel):
    """Parts × limbs, read off the case. A tick is only asked for here: the case decides."""

    tick_asked = Signal(object)  # Cell

    def __init__(self, load_catalogue: Callable[[], Catalogue], load_combinations: Callable[[], Combinations]) -> None:
        super().__init__()
        self.everything = False
        self.words = ""
        self._load_catalogue = load_catalogue  # asked when a case is shown, not while the window starts
        self._load_combinations = load_combinations
        self._case: Case | None = None
        self._problems: Problems = {}
        self._doubts: Problems = {}
        self._columns: tuple[Column, ...] = ()
        self._cells: dict[tuple[int, int], Cell] = {}  # as far as they have been looked at
        self._kept: set[str] = set()  # columns that were ticked stay while the case is open
        self._duties: frozenset[Duty] = frozenset(Duty)

    @cached_property
    def _catalogue(self) -> Catalogue:
        return self._load_catalogue()

    @cached_property
    def _combinations(self) -> Combinations:
        return self._load_combinations()

    @cached_property
    def _all(self) -> tuple[Column, ...]:
        return paired(self._catalogue)

    def show(self, case: Case, problems: Problems, doubts: Problems = MappingProxyType({})) -> None:
        """Show this case; only rows that changed are repainted, unless parts or columns came or went."""
        before, worried = self._case, (self._problems, self._doubts)
        if before is None or before.id != case.id:
            self._kept = set()
        self._kept |= {self._catalogue.column_of(claim.limb) for part in case.parts for claim in part.claims}
        columns, duties = self._choose(case)
        same = (self._columns, self._duties) == (columns, duties)
        if before is not None and same and [p.id for p in before.parts] == [p.id for p in case.parts]:
            self._case, self._problems, self._doubts, self._cells = case, problems, doubts, {}
            self._repaint(before, worried)
            return
        self.beginResetModel()
        self._cells = {}
        self._case, self._problems, self._doubts = case, problems, doubts
        self._columns, self._duties = columns, duties
        self.endResetModel()

    def look_for(self, words: str, everything: bool) -> None:
        """Which columns to show: those that the words find, all of Part II, or those that the case has a use for."""
        self.words, self.everything = words, everything
        if self._case is not None:
            self.show(self._case, self._problems, self._doubts)

    def place_of(self, part_id: str, limb: str) -> QModelIndex:
        """Where a part and a limb meet; the part's first column that can be entered where the limb is not given."""
        parts = self._case.parts if self._case else ()
        row = next((at for at, part in enumerate(parts) if part.id == part_id), -1)
        if row < 0:
            return QModelIndex()
        if limb:
            code = self._catalogue.column_of(limb)
            at = next((place for place, column in enumerate(self._columns) if code in column.codes), -1)
            return self.index(row, at) if at >= 0 else QModelIndex()
        return self.first_open(row)

    def code_at(self, column: int) -> str:
        """A limb by which a column can be found again."""
        return self._columns[column].codes[0]

    def first_open(self, row: int) -> QModelIndex:
        """The first cell of a row that can be entered, a ticked one before others."""
        cells = [self.index(row, at) for at in range(len(self._columns))]
        open_ = [index for index in cells if index.flags() & Qt.ItemFlag.ItemIsEnabled]
        ticked = [index for index in open_ if index.data(CELL).claims]
        return next(iter(ticked + open_), QModelIndex())

    def spans(self, row: int) -> bool:
        """True where a row has no boxes, because its part stands on no limb."""
        cell = self._cell(self.index(row, 0))
        return cell is not None and cell.ground is not None

    def why_not(self, index: Index) -> str:
        """Why there is no box in a cell, in a sentence or two; nothing where there is one."""
        cell = self._cell(index)
        if cell is None or cell.offered:
            return ""
        outcome = cell.part.outcome
        if outcome is None:
            return "Decide this part's outcome first. Enter goes there."
        column = self._columns[index.column()]
        verdict = self._offered(cell.part, column.on(outcome.refuses) or column.codes[0])
        return f"{verdict.sentence} {verdict.remedy}".strip()

    @property
    def shown(self) -> int:
        """How many columns are shown, of `total`."""
        return len(self._columns)

    @property
    def total(self) -> int:
        """How many columns all of Part II has."""
        return len(self._all)

    # ── what Qt asks ─────────────────────────────────────────────────────────────────────────────────────────────────

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self._case is None else len(self._case.parts)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        cell = self._cell(index)
        if cell is None:
            return Qt.ItemFlag.NoItemFlags
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if cell.offered:
            return usable | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemNeverHasChildren
        if cell.ground is not None:
            return usable if index.column() == 0 and on_other_ground(cell.part) else Qt.ItemFlag.NoItemFlags
        return usable if cell.part.outcome is None else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self._cell(index)
        if cell is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return (
                    self._text(cell, self._columns[index.column()])
                    if not cell.ground
                    else _instead(cell.part, cell.ground)
                )
            case Qt.ItemDataRole.CheckStateRole if cell.offered:
                return Qt.CheckState.Checked if cell.claims else Qt.CheckState.Unchecked
            case _ if role in _SPOKEN:
                return _said(self.in_words(cell) or self.why_not(index), role)
            case _ if role == CELL:
                return cell
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        cell = self._cell(index)
        if cell is None or role != Qt.ItemDataRole.CheckStateRole or not cell.offered:
            return False
        self.tick_asked.emit(cell)
        return True

    def headerData(self, section: int, across: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if across == Qt.Orientation.Horizontal and 0 <= section < len(self._columns):
            return self._column_header(self._columns[section], role)
        if across == Qt.Orientation.Vertical and self._case and 0 <= section < len(self._case.parts):
            return self._row_header(self._case, self._case.parts[section], role)
        return None

    def in_words(self, cell: Cell) -> str:
        """A cell as a sentence, for a tool tip and for who listens rather than looks; nothing where it has no box."""
        if cell.ground is not None:
            return _instead(cell.part, cell.ground)
        if not cell.offered:
            return ""
        doubt = f" To consider: {cell.doubt}" if cell.doubt else ""
        if cell.claims:
            named = " and ".join(claim.limb for claim in cell.claims)
            return (
                f"{named}: ticked. {' '.join(cell.problems)}{doubt}".rstrip()
                if cell.problems or doubt
                else (f"{named}: ticked. Complete.")
            )
        limb = self._catalogue.limb(cell.limb)
        return f"{cell.limb}: not ticked. {limb.title if limb else ''}. Space relies on it.{doubt}"

    # ── inside ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _choose(self, case: Case) -> tuple[tuple[Column, ...], frozenset[Duty]]:
        refused = frozenset(part.outcome.refuses for part in case.parts if part.outcome and part.outcome.refuses)
        duties = refused or frozenset(Duty)
        if self.words.strip():
            found = {self._catalogue.column_of(limb.code) for limb in self._catalogue.search(self.words)}
            return tuple(column for column in self._all if found.intersection(column.codes)), duties
        if self.everything:
            return self._all, duties
        return tuple(column for column in self._all if self._wanted(column, duties)), duties

    def _wanted(self, column: Column, duties: frozenset[Duty]) -> bool:
        if self._kept.intersection(column.codes):
            return True
        limbs = (self._catalogue.limb(column.on(duty)) for duty in duties)
        return any(limb.use is Use.COMMON for limb in limbs if limb)

    def _repaint(self, before: Case, worried: tuple[Problems, Problems]) -> None:
        case, worries = self._case, (self._problems, self._doubts)
        last = len(self._columns) - 1
        for row, (old, new) in enumerate(zip(before.parts, case.parts, strict=True)):
            if old is new and before.questions is case.questions and _of(worried, new) == _of(worries, new):
                continue
            if last >= 0:
                self.dataChanged.emit(self.index(row, 0), self.index(row, last))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, row, row)

    def _cell(self, index: Index) -> Cell | None:
        if not index.isValid() or self._case is None or index.row() >= len(self._case.parts):
            return None
        place = index.row(), index.column()
        if place not in self._cells:
            self._cells[place] = self._read(self._case.parts[place[0]], self._columns[place[1]])
        return self._cells[place]

    def _read(self, part: Part, column: Column) -> Cell:
        """What the case says of a part under a column, and what the law says of a tick there."""
        if part.outcome is not None and part.outcome.refuses is None and not part.claims:
            return Cell(part, ground=self._combinations.of(part.outcome))
        claims = tuple(claim for claim in part.claims if self._catalogue.column_of(claim.limb) in column.codes)
        limb = column.on(part.outcome.refuses if part.outcome else None)
        verdict = self._offered(part, limb) if limb else Verdict(False)
        problems = tuple(said for claim in claims for said in self._problems.get((part.id, claim.limb), ()))
        verdicts = [self._offered(part, claim.limb) for claim in claims] or [verdict]
        doubts = [f"{each.sentence} {each.remedy}" for each in verdicts if each.doubtful]
        doubts += [said for claim in claims for said in self._doubts.get((part.id, claim.limb), ())]
        doubt = " ".join(dict.fromkeys(doubts))
        return Cell(part, limb if verdict.allowed else "", claims, problems, doubt)

    def _offered(self, part: Part, limb: str) -> Verdict:
        return self._combinations.offered(part.outcome, limb, self._catalogue, part.claims)

    def _text(self, cell: Cell, column: Column) -> str:
        """What stands beside the box: the limb where the heading leaves it open, and `?` while it is not complete."""
        named = [claim.limb for claim in cell.claims] or [cell.limb]
        if len(self._codes(column)) == 1:
            heading = self._codes(column)[0]
            named = [code.removeprefix(heading).removeprefix(" with ") for code in named]
        return " ".join(filter(None, (*named, "?" if cell.problems else "", "⚠" if cell.doubt else "")))

    def _codes(self, column: Column) -> tuple[str, ...]:
        """The limbs of a column on the duties that the case refuses."""
        codes = (column.on(duty) for duty in (Duty.DISCLOSE, Duty.CONFIRM_OR_DENY) if duty in self._duties)
        return tuple(filter(None, codes)) or column.codes

    def _column_header(self, column: Column, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(self._codes(column))
        if role in _SPOKEN:
            limbs = [limb for code in self._codes(column) if (limb := self._catalogue.limb(code))]
            return "\n".join(f"{limb.code} {limb.title}: {self._catalogue.nature(limb)}" for limb in limbs)
        return None

    def _row_header(self, case: Case, part: Part, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole or role in _SPOKEN:
            return _said(f"{part_name(case, part)}\n{outcome_words(part)}", role)
        return None


def _said(text: str, role: int) -> str:
    return plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text


def _of(said: tuple[Problems, Problems], part: Part) -> list[tuple[str, ...]]:
    """What is said of a part's claims."""
    return [by_claim.get((part.id, claim.limb), ()) for by_claim in said for claim in part.claims]


def _instead(part: Part, ground: Ground) -> str:
    """What stands in a row instead of boxes."""
    return f"{ground.title} (s.{ground.code}). {ground.no_limb}" if on_other_ground(part) else ground.no_limb
