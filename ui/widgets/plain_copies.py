"""Earlier copies of a protected library that anybody can still read: to protect them as well, or to delete them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QMessageBox, QPushButton, QVBoxLayout, QWidget

from ui.widgets.sentence import Sentence
from ui.words import size, when
from workbench.errors import KnownError

if TYPE_CHECKING:
    from workbench.service.protecting import PlainCopy, Protecting

_ABOUT = "These earlier copies of the library have no passphrase; whoever finds one can read every case in it:"


class PlainCopies(QWidget):
    """A list with what can be done about each. It hides where there is none."""

    def __init__(self, protecting: "Protecting", say: Callable[[str], None]) -> None:
        super().__init__()
        self._protecting = protecting
        self._say = say
        self._shown: tuple[PlainCopy, ...] = ()
        self.ask_delete: Callable[[int], bool] = self._asked_to_delete
        self.list = QListWidget(selectionMode=QListWidget.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName("Copies of the library without a passphrase")
        self.protect = QPushButton("&Protect them as well", autoDefault=False)
        self.delete = QPushButton("&Delete them…", autoDefault=False)
        row = QHBoxLayout()
        row.addWidget(self.protect)
        row.addWidget(self.delete)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Sentence(_ABOUT))
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self.protect.clicked.connect(self._protect)
        self.delete.clicked.connect(self._delete)
        self.list.itemSelectionChanged.connect(self._fit)

    def look(self) -> None:
        """Ask again which there are."""
        try:
            self._shown = self._protecting.plain_copies()
        except KnownError as error:
            self._shown = ()
            self._say(f"✖ {error}")
        self.list.clear()
        self.list.addItems([_listed(copy) for copy in self._shown])
        self.setVisible(bool(self._shown))
        self._fit()

    def _fit(self) -> None:
        """Without a choice it is about all of them."""
        which = "chosen ones" if self.list.selectedIndexes() else "all" if len(self._shown) > 1 else "it"
        self.protect.setText(f"&Protect {which} as well")
        self.delete.setText(f"&Delete {which}…")

    def _chosen(self) -> "tuple[PlainCopy, ...]":
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        return tuple(self._shown[row] for row in rows) or self._shown

    def _protect(self) -> None:
        chosen = self._chosen()
        self._each(chosen, lambda copy: self._protecting.protect_copy(copy.path), "under the passphrase now")

    def _delete(self) -> None:
        chosen = self._chosen()
        if self.ask_delete(len(chosen)):
            self._each(chosen, lambda copy: self._protecting.delete_copy(copy.path), "deleted")

    def _each(self, chosen: "tuple[PlainCopy, ...]", act: "Callable[[PlainCopy], None]", done: str) -> None:
        failed: KnownError | None = None
        number = 0
        for copy in chosen:
            try:
                act(copy)
                number += 1
            except KnownError as error:
                failed = error
        said = f"{number} {'copy is' if number == 1 else 'copies are'} {done}."
        self._say(f"✖ {failed} {said}" if failed else f"✓ {said}")
        self.look()

    def _asked_to_delete(self, number: int) -> bool:
        which = "this copy" if number == 1 else f"these {number} copies"
        box = QMessageBox(
            QMessageBox.Icon.Question,
            "Delete copies",
            f"Delete {which} of the library for good? The library itself and its protected backups stay.",
            parent=self,
        )
        delete = box.addButton("Delete", QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is delete


def _listed(copy: "PlainCopy") -> str:
    return f"{when(copy.taken)} · {size(copy.size)} · {copy.path}"
