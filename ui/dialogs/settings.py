"""The force's particulars: what stands at the head and foot of its letters, and how it numbers and reviews.

A second tab has how its library is looked after.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.safekeeping_form import SafekeepingForm
from ui.dialogs.settings_fields import Entry, ReferenceScheme, ReviewWindowField, heading
from ui.widgets.choice_box import leave_wheel_to_form
from ui.widgets.sentence import Sentence
from workbench.domain.authority import Authority, LetterOrder, Regulator
from workbench.domain.dates import format_date, parse_date
from workbench.errors import BadInput

SAFEKEEPING = "safekeeping"
"""How the second tab is named where the window is asked to open there."""

_WELCOME = (
    "Welcome. Please say whose letters these are: it stands at the head and foot of each of them."
    " What you leave empty can be filled in later under File, Settings (Ctrl+,)."
)
_ORDERS = {
    LetterOrder.ANSWER_FIRST: "Answers first, then the reasons",
    LetterOrder.TRADITIONAL: "Traditional: request and refusal notice, then the answers",
}


class SettingsDialog(QDialog):
    """Asks for everything of an authority's block. Nothing is kept before it is accepted."""

    def __init__(
        self,
        authority: Authority,
        defaults: Authority,
        parent: QWidget | None = None,
        *,
        first_start: bool = False,
        used: Iterable[str] = (),
        today: date | None = None,
        safekeeping: SafekeepingForm | None = None,
    ) -> None:
        """`defaults` fills in the regulator where the authority has none; `used` are the references in use.

        Without `safekeeping` there is no second tab.
        """
        super().__init__(parent)
        self.setWindowTitle("Your force" if first_start else "Settings")
        self._authority = authority
        self._defaults = defaults
        self.safekeeping = safekeeping
        self._make_fields(used, today or date.today())
        self._lay_out(first_start)
        self._show(authority)
        self.fields["name"].setFocus()

    def authority(self) -> Authority:
        """The block as it stands in the fields. Raises BadInput where the day of the last check cannot be read."""
        text = {name: entry.text for name, entry in self.fields.items()}
        regulator = Regulator(
            name=text["regulator"],
            web=text["regulator_web"],
            address=self.fields["regulator_address"].lines,
            telephone=text["regulator_telephone"],
            checked_on=parse_date(text["checked_on"]) if text["checked_on"] else None,
            statutory_name=text["statutory_name"],
        )
        return replace(
            self._authority,
            name=text["name"],
            department=text["department"],
            address=self.fields["address"].lines,
            email=text["email"],
            review_contact=text["review_contact"],
            signatory_role=text["signatory_role"],
            reference_scheme=self.scheme.text,
            review_window=self.window_.window_,
            regulator=regulator,
            letter_order=LetterOrder(self.order.currentData()),
            data_caveat=text["data_caveat"],
            privacy_notice=text["privacy_notice"],
            protective_marking=text["protective_marking"],
            fee_payment=text["fee_payment"],
        )

    def go_to(self, field: str) -> None:
        """Put the keyboard on a field, named as in the authority's block, or on the second tab."""
        if field == SAFEKEEPING and self.safekeeping:
            self.tabs.setCurrentWidget(self.safekeeping)
            self.safekeeping.limited.setFocus()
        elif field == "review_window":
            self.window_.focus()
        else:
            target: QWidget = {"reference_scheme": self.scheme, "letter_order": self.order}.get(
                field
            ) or self.fields.get(self._empty_of_regulator() if field == "regulator" else field, self.fields["name"])
            target.setFocus()

    def accept(self) -> None:
        """Close where everything can be kept; otherwise go to the first field that cannot."""
        wrong = [widget for widget in self._checked() if not widget.in_order()]
        if wrong:
            self.tabs.setCurrentWidget(self.area)
        elif self.safekeeping and not self.safekeeping.in_order():
            self.tabs.setCurrentWidget(self.safekeeping)
            return
        if not wrong:
            super().accept()
        elif isinstance(wrong[0], ReviewWindowField):
            self.window_.days.setFocus()
            self._bring_into_view()
        else:
            wrong[0].setFocus()
            self._bring_into_view()

    def fill_in_regulator(self) -> None:
        """Put the regulator's particulars there that came with the program."""
        self._show_regulator(self._defaults.regulator)

    # ── showing ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _show(self, authority: Authority) -> None:
        for name in _PLAIN:
            self.fields[name].show_text(getattr(authority, name))
        self.fields["address"].show_text("\n".join(authority.address))
        self.scheme.show_text(authority.reference_scheme)
        self.window_.show_window(authority.review_window)
        self.order.setCurrentIndex(list(_ORDERS).index(authority.letter_order))
        empty = authority.regulator == Regulator()
        self._show_regulator(self._defaults.regulator if empty else authority.regulator)

    def _show_regulator(self, regulator: Regulator) -> None:
        texts = {
            "regulator": regulator.name,
            "statutory_name": regulator.statutory_name,
            "regulator_web": regulator.web,
            "regulator_address": "\n".join(regulator.address),
            "regulator_telephone": regulator.telephone,
            "checked_on": format_date(regulator.checked_on) if regulator.checked_on else "",
        }
        for name, text in texts.items():
            self.fields[name].show_text(text)
        self.otherwise.setText(_otherwise(regulator, self._defaults.regulator))
        self.otherwise.setVisible(bool(self.otherwise.text()))

    def _empty_of_regulator(self) -> str:
        names = ("regulator", "regulator_web", "regulator_address")
        return next((name for name in names if not self.fields[name].text), "regulator")

    def _checked(self) -> list[Entry | ReferenceScheme | ReviewWindowField]:
        """What can be wrong, from top to bottom."""
        return [
            *(entry for name, entry in self.fields.items() if name in _ABOVE),
            self.scheme,
            self.window_,
            *(entry for name, entry in self.fields.items() if name not in _ABOVE),
        ]

    # ── building ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _make_fields(self, used: Iterable[str], today: date) -> None:
        self.fields = {
            "name": Entry("Name of the force", hint="as it stands on letters"),
            "department": Entry("Department", hint="for example Information Rights"),
            "address": Entry("Postal address", 4, "one line for each line of the address"),
            "email": Entry("E-mail address", check=_email),
            "signatory_role": Entry("Role of whoever signs", hint="for example Information Rights Officer"),
            "review_contact": Entry("Where to send a review request", hint="an e-mail or a postal address"),
            "regulator": Entry("Name of the regulator"),
            "statutory_name": Entry("Whom section 50 names", hint="empty takes the name above"),
            "regulator_web": Entry("Web address of the regulator", check=_web),
            "regulator_address": Entry("Postal address of the regulator", 5),
            "regulator_telephone": Entry("Telephone of the regulator"),
            "checked_on": Entry("Last checked on", check=_day),
            "data_caveat": Entry("Caveat about figures", 3, "Empty takes the standard words."),
            "privacy_notice": Entry("Where the privacy notice is", hint="its web address; an acknowledgement says so"),
            "fee_payment": Entry("How a fee can be paid", 2, "a fees notice says so"),
            "protective_marking": Entry("Protective marking of sign-off sheets", hint="for example OFFICIAL–SENSITIVE"),
        }
        self.scheme = ReferenceScheme(used, today)
        self.window_ = ReviewWindowField()
        self.order = QComboBox()
        self.order.setAccessibleName("Order of the letter")
        for order, name in _ORDERS.items():
            self.order.addItem(name, order.value)
        leave_wheel_to_form(self.order)
        self.fill_in = QPushButton("F&ill in what came with the program")
        self.fill_in.setAutoDefault(False)  # Enter in a field keeps the settings
        self.fill_in.clicked.connect(self.fill_in_regulator)
        self.otherwise = Sentence()

    def _lay_out(self, first_start: bool) -> None:
        form = QFormLayout(fieldGrowthPolicy=QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setContentsMargins(12, 8, 12, 12)
        self.welcome = Sentence(_WELCOME)
        form.addRow(self.welcome)
        self.welcome.setVisible(first_start)
        self._add_force(form)
        self._add_reviews(form)
        self._add_regulator(form)
        self._add_letters(form)
        inside = QWidget()
        inside.setLayout(form)
        self.area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.addTab(self.area, "Your force")
        if self.safekeeping:
            self.tabs.addTab(self.safekeeping, "Safekeeping")
        self.tabs.setTabBarAutoHide(True)  # a single one says nothing
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.addWidget(self.tabs)
        self.buttons = self._buttons(first_start)
        column.addWidget(self.buttons)
        self.keep.setDefault(True)
        self.resize(720, 560)

    def _add_force(self, form: QFormLayout) -> None:
        form.addRow(heading("Your force"))
        form.addRow("&Name", self.fields["name"])
        form.addRow("&Department", self.fields["department"])
        form.addRow("&Postal address", self.fields["address"])
        form.addRow("&E-mail", self.fields["email"])
        form.addRow("&Signatory’s role", self.fields["signatory_role"])
        form.addRow("Re&ferences", self.scheme)

    def _add_reviews(self, form: QFormLayout) -> None:
        form.addRow(heading("Internal reviews"))
        form.addRow("Time to ask", self.window_)
        form.addRow("&Where to send it", self.fields["review_contact"])

    def _add_regulator(self, form: QFormLayout) -> None:
        form.addRow(heading("The regulator, as printed in each letter (FOIA s.17(7)(b))"))
        form.addRow("N&ame", self.fields["regulator"])
        form.addRow("In section 50", self.fields["statutory_name"])
        form.addRow("We&b address", self.fields["regulator_web"])
        form.addRow("Postal address", self.fields["regulator_address"])
        form.addRow("&Telephone", self.fields["regulator_telephone"])
        form.addRow("Last chec&ked on", self.fields["checked_on"])
        form.addRow("", _beside(self.fill_in))
        form.addRow("", self.otherwise)

    def _add_letters(self, form: QFormLayout) -> None:
        form.addRow(heading("Letters"))
        form.addRow("&Order", self.order)
        form.addRow("Ca&veat about figures", self.fields["data_caveat"])
        form.addRow("Privac&y notice at", self.fields["privacy_notice"])
        form.addRow("How a fee is paid", self.fields["fee_payment"])
        form.addRow("Protective &marking", self.fields["protective_marking"])

    def _buttons(self, first_start: bool) -> QDialogButtonBox:
        box = QDialogButtonBox()
        box.setContentsMargins(12, 0, 12, 0)
        self.keep = box.addButton("Keep", QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton("Later" if first_start else "Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self._bring_into_view)

    def _bring_into_view(self) -> None:
        focused = self.focusWidget()
        if focused is not None and self.area.widget().isAncestorOf(focused):
            self.area.ensureWidgetVisible(focused, 0, 60)


_PLAIN = (
    "name",
    "department",
    "email",
    "review_contact",
    "signatory_role",
    "data_caveat",
    "privacy_notice",
    "protective_marking",
    "fee_payment",
)
_ABOVE = ("name", "department", "address", "email", "signatory_role")  # these stand above the scheme of references


def _beside(button: QPushButton) -> QHBoxLayout:
    """A button in its own width."""
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch()
    return row


def _otherwise(own: Regulator, dated: Regulator) -> str:
    """What the program has otherwise for today: the force's block keeps its own copy, which a new date does not reach.

    A telephone number or a name for section 50 that the program lacks is no difference.
    """
    pairs = (
        ("name", own.name, dated.name),
        ("in section 50", own.statutory_name, dated.statutory_name),
        ("web address", own.web, dated.web),
        ("postal address", ", ".join(own.address), ", ".join(dated.address)),
        ("telephone", own.telephone, dated.telephone),
    )
    others = [f"{name} {new}" for name, old, new in pairs if new and old != new]
    if not others:
        return ""
    return (
        f"⚠ The program has for today: {'; '.join(others)}. Letters say what stands here; the button takes that over."
    )


def _email(text: str) -> str:
    name, _, place = text.partition("@")
    good = name and "." in place and not any(char.isspace() for char in text)
    return "" if good or not text else "This is not an e-mail address: it needs a name, an @ and a domain."


def _web(text: str) -> str:
    good = text.startswith(("https://", "http://")) and not any(char.isspace() for char in text)
    return "" if good or not text else "A web address begins with https:// and has no blanks."


def _day(text: str) -> str:
    try:
        if text:
            parse_date(text)
    except BadInput as error:
        return str(error)
    return ""
