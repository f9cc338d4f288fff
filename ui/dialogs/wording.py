"""The force's own wording: every sentence of every letter, the standard words beside the force's, tried at once."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import Bridge
from ui.models.wording_tree import KEY, WordingFilter, WordingTree
from ui.widgets.wording_preview import WordingPreview
from ui.widgets.wording_sentence import WordingSentence
from workbench.errors import KnownError
from workbench.service.own_wording import OwnWording

_PAUSE = 250  # milliseconds without typing before the letter is tried again
_UNKEPT = "Your changes are not kept yet. Press Keep, or close once more to throw them away."


class WordingDialog(QDialog):
    """Nothing is kept before Keep is pressed; then all of it is, or nothing."""

    kept = Signal()  # the letters read differently now

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        workbench = bridge.workbench
        self.draft = OwnWording(workbench.law, workbench.standard_wording, workbench.overlay())
        self._sentences = {
            sentence.key: sentence
            for letter in self.draft.letters()
            for section in letter.sections
            for sentence in section.sentences
        }
        self._warned = False
        self.setWindowTitle("Wording of the letters")
        self.search = QLineEdit(placeholderText="Find words", clearButtonEnabled=True)
        self.search.setAccessibleName("Find words in the wording")
        self.tree = WordingTree(self.draft.letters(), self.draft.mark)
        self.found = WordingFilter(self.tree)
        self.view = QTreeView(headerHidden=True, uniformRowHeights=True)
        self.view.setAccessibleName("Letters, sections and sentences")
        self.view.setModel(self.found)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.sentence = WordingSentence(self.draft)
        self.preview = WordingPreview()
        self.news = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._lay_out()
        self._wire()
        self._say_what_has_no_place()
        self._fit()

    def go_to(self, key: str) -> None:
        """Show a sentence."""
        index = self.found.mapFromSource(self.tree.index_of(key))
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def keep(self) -> None:
        """Keep all of the force's sentences, or, where one cannot stand, none."""
        try:
            changes = self._bridge.workbench.set_overlay(self.draft.overlay)
        except KnownError as error:
            self._tell(str(error))
            return
        self._bridge.told.emit("Your wording is kept.")
        self._bridge.tell_of(changes)
        self.kept.emit()
        self.accept()

    def reject(self) -> None:
        """Close; what is not kept yet is asked for once."""
        if self.draft.unkept and not self._warned:
            self._warned = True
            self._tell(_UNKEPT)
            return
        super().reject()

    def _chosen(self, index: QModelIndex) -> None:
        self.sentence.show_sentence(self._sentences.get(index.data(KEY) or ""))
        self._try()

    def _changed(self) -> None:
        self._warned = False
        self.tree.update_marks()
        self._fit()
        self._pause.start()

    def _try(self) -> None:
        """Show the letter in hand as it would read."""
        key = self.view.currentIndex().data(KEY) or ""
        case = self._bridge.case
        trial = None
        if case is not None:
            trial = self.draft.tried(case, self._bridge.authority, key, self._bridge.workbench.today())
        self.preview.show_trial(trial, self.draft.template(key) if key else "")

    def _look_for(self, text: str) -> None:
        self.found.look_for(text)
        if text.strip():
            self.view.expandAll()

    def _fit(self) -> None:
        faults = len(self.draft.faults())
        self.keep_button.setEnabled(not faults)
        if faults:
            several = f"{faults} of your sentences cannot stand: they are marked FAULT." if faults > 1 else ""
            self._tell(several or "One of your sentences cannot stand: it is marked FAULT.")
        elif not self._warned and not self.draft.without_place:
            self._tell("")

    def _say_what_has_no_place(self) -> None:
        lost = " ".join(f"“{own.text.strip()}”" for own in self.draft.without_place)
        if lost:
            self._tell(f"The letters no longer have a place for these words of yours; Keep leaves them out: {lost}")

    def _tell(self, text: str) -> None:
        self.news.setText(text)
        self.news.setVisible(bool(text))

    def _wire(self) -> None:
        self.search.textChanged.connect(self._look_for)
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self.view.activated.connect(lambda: self.sentence.own.setFocus())
        self.sentence.changed.connect(self._changed)
        self._pause.timeout.connect(self._try)

    def _lay_out(self) -> None:
        left, right = QWidget(), QSplitter(Qt.Orientation.Vertical)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.view)
        for widget in (self.sentence, self.preview):
            right.addWidget(widget)
        right.setStretchFactor(1, 1)
        across = QSplitter()
        for widget in (left, right):
            across.addWidget(widget)
        across.setStretchFactor(1, 1)
        across.setSizes([360, 660])
        for splitter in (across, right):
            splitter.setChildrenCollapsible(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.keep_button = buttons.addButton("&Keep", QDialogButtonBox.ButtonRole.ApplyRole)
        self.keep_button.setAutoDefault(False)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self.keep_button.clicked.connect(self.keep)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addWidget(across, 1)
        whole.addWidget(self.news)
        whole.addWidget(buttons)
        self.resize(1040, 570)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.search.setFocus()
