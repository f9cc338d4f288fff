"""Down to the citation: which of several limbs is meant, and which paragraphs it stands on. Nothing is preselected."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.limb_box import BoxDelegate
from ui.widgets.radios import mark_tab_stop
from workbench.domain.case import Claim
from workbench.domain.exemptions import Catalogue, Limb, Paragraph

_CODE = Qt.ItemDataRole.UserRole


class LimbChoices(QWidget):
    """The chooser of 27(4)(a) or (b), and the paragraphs of 31(1) with the purposes of 31(2) under them."""

    limb_chosen = Signal(str)
    paragraphs_changed = Signal(object)  # tuple[str, ...]
    rearranged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.offered = False  # whether there is anything to choose
        self.alternatives = AlternativesChooser()
        self.paragraphs = ParagraphList()
        self.heading = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.heading.setBuddy(self.paragraphs)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 0, 4, 0)
        column.addWidget(self.alternatives)
        column.addWidget(self.heading)
        column.addWidget(self.paragraphs, 1)
        column.addStretch()
        self.alternatives.chosen.connect(self.limb_chosen)
        self.alternatives.rearranged.connect(self.rearranged)
        self.paragraphs.changed.connect(self.paragraphs_changed)

    @property
    def controls(self) -> list[QWidget]:
        """What the Tab key visits, in reading order."""
        return [*self.alternatives.buttons, self.paragraphs]

    def show_claim(self, limb: Limb, claim: Claim, catalogue: Catalogue) -> None:
        """Show what can be chosen for a claim, and what has been."""
        self.alternatives.show_limb(limb, catalogue.alternatives(limb.code))
        self.paragraphs.show_limb(limb)
        self.paragraphs.check(claim.paragraphs)
        self.heading.setText(_asks(limb))
        self.heading.setVisible(bool(limb.paragraphs))
        self.paragraphs.setVisible(bool(limb.paragraphs))
        self.offered = bool(limb.paragraphs) or self.alternatives.offered

    def enter(self) -> None:
        """Put the keyboard on the first thing to choose."""
        if self.alternatives.undecided or self.paragraphs.isHidden():
            self.alternatives.enter()
        else:
            self.paragraphs.setFocus(Qt.FocusReason.OtherFocusReason)


class AlternativesChooser(QWidget):
    """One of several limbs, as radio buttons; none is chosen for the officer."""

    chosen = Signal(str)
    rearranged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.undecided = False
        self._shown: tuple[Limb, ...] = ()
        self._says: list[QLabel] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._shown[number].code))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    @property
    def buttons(self) -> list[QAbstractButton]:
        """One for each limb."""
        return self._group.buttons()

    @property
    def offered(self) -> bool:
        """True where there is something to choose."""
        return bool(self._shown)

    def show_limb(self, limb: Limb, alternatives: tuple[Limb, ...]) -> None:
        """Offer the limbs of this one's column, and mark the one that is claimed."""
        self.setVisible(bool(alternatives))
        if alternatives != self._shown:
            self._offer(alternatives)
        self.undecided = bool(alternatives) and limb not in alternatives
        self._group.setExclusive(False)
        for number, each in enumerate(alternatives):
            self._group.button(number).setChecked(each is limb)
        self._group.setExclusive(True)
        mark_tab_stop(self.buttons)
        for says in self._says:  # once chosen, the paragraphs need the room
            says.setVisible(self.undecided)

    def enter(self) -> None:
        """Put the keyboard on the chosen limb, or on the first."""
        if button := self._group.checkedButton() or self._group.button(0):
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, alternatives: tuple[Limb, ...]) -> None:
        while item := self._column.takeAt(0):
            widget = item.widget()
            if isinstance(widget, QRadioButton):
                self._group.removeButton(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = alternatives
        self._says = []
        for number, limb in enumerate(alternatives):
            button = QRadioButton(limb.code)
            button.setAccessibleName(f"{limb.code}: {limb.says}")
            button.setToolTip(limb.says)
            self._group.addButton(button, number)
            self._column.addWidget(button)
            button.show()  # at once, so that the keyboard can go there
            self._says.append(QLabel(limb.says, wordWrap=True, textFormat=Qt.TextFormat.PlainText, indent=22))
            self._column.addWidget(self._says[-1])
        self.rearranged.emit()


class ParagraphList(QListWidget):
    """Paragraphs with boxes. Those of a purpose appear once a paragraph that needs a purpose is ticked."""

    changed = Signal(object)  # tuple[str, ...]

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_ParagraphDelegate(self))
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)  # the boxes say what is chosen
        self.setMinimumHeight(100)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Paragraphs")
        self.setToolTip("Space ticks a paragraph")
        self._paragraphs: tuple[Paragraph, ...] = ()
        self.itemChanged.connect(lambda: self.changed.emit(tuple(self._checked())))

    def show_limb(self, limb: Limb) -> None:
        """Offer the paragraphs of a limb."""
        if limb.paragraphs == self._paragraphs:
            return
        self._paragraphs = limb.paragraphs
        with QSignalBlocker(self):
            self.clear()
            for paragraph in limb.paragraphs:
                self.addItem(_item(paragraph))
            self.setCurrentRow(0 if limb.paragraphs else -1)

    def check(self, codes: Iterable[str]) -> None:
        """Tick these, and show the purposes that go with them."""
        ticked = set(codes)
        with QSignalBlocker(self):
            for row, paragraph in enumerate(self._paragraphs):
                item, here = self.item(row), paragraph.code in ticked
                item.setCheckState(Qt.CheckState.Checked if here else Qt.CheckState.Unchecked)
                item.setHidden(bool(paragraph.under) and not here and not ticked.intersection(paragraph.under))

    def _checked(self) -> Iterable[str]:
        rows = (self.item(row) for row in range(self.count()))
        return (item.data(_CODE) for item in rows if item.checkState() == Qt.CheckState.Checked)


class _ParagraphDelegate(BoxDelegate):
    """A little air between paragraphs of several lines, whose words tick the box as the box itself does."""

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        if super().editorEvent(event, model, option, index):
            return True
        if event.type() != QEvent.Type.MouseButtonRelease or event.button() != Qt.MouseButton.LeftButton:
            return False
        ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        other = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        return model.setData(index, other, Qt.ItemDataRole.CheckStateRole)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index) + QSize(0, 6)


def _item(paragraph: Paragraph) -> QListWidgetItem:
    purpose = "purpose " if paragraph.under else ""
    item = QListWidgetItem(f"{purpose}{paragraph.code} {paragraph.text}")
    item.setData(_CODE, paragraph.code)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Unchecked)
    return item


def _asks(limb: Limb) -> str:
    if limb.by_reference and " with " not in limb.code:  # 31(3) by reference to 31(1), but not 40(2) with 40(3A)
        return "Which interest does it protect?"
    return "Which paragraphs does it stand on?"
