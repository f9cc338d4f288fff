"""The force's settings: what is filled in first, what is checked, what comes out."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialogButtonBox, QLineEdit, QPlainTextEdit, QSpinBox

from ui.dialogs.settings import SettingsDialog
from workbench import bootstrap
from workbench.domain.authority import Authority, LetterOrder, Regulator, ReviewWindow

FORCE = Authority(
    name="Northshire Police",
    department="Information Rights Unit",
    address=("Police Headquarters", "Northshire", "NS1 1AA"),
    email="foi@northshire.example",
    review_contact="the Information Rights Unit",
    signatory_role="Information Rights Officer",
    reference_scheme="FOI-{year}-{number}",
    review_window=ReviewWindow(20, 40),
    regulator=Regulator("A regulator", "https://regulator.example", ("1 Street", "Town"), "0123", date(2026, 11, 1)),
    letter_order=LetterOrder.TRADITIONAL,
    data_caveat="Counted by hand.",
)
TODAY = date(2026, 11, 22)


def open_dialog(qtbot, authority=FORCE, **more) -> SettingsDialog:
    dialog = SettingsDialog(authority, bootstrap.load_defaults(), used=("7-26",), today=TODAY, **more)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def test_what_nobody_touched_comes_out_as_it_went_in(qtbot):
    assert open_dialog(qtbot).authority() == FORCE


def test_scrolling_over_the_fields_changes_none_of_them(qtbot):
    """A wheel that passes over the order of the letter would otherwise turn every later letter round."""
    dialog = open_dialog(qtbot)
    fields = dialog.findChildren(QComboBox) + dialog.findChildren(QSpinBox)
    for field in fields:
        for turn in (-120, 120):
            middle = QPointF(field.rect().center())
            wheel = QWheelEvent(
                middle,
                QPointF(field.mapToGlobal(field.rect().center())),
                QPoint(),
                QPoint(0, turn),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(field, wheel)
            assert dialog.authority() == FORCE, field.accessibleName()
    assert len(fields) == 4


def test_at_first_start_the_regulator_is_filled_in_and_the_force_is_not(qtbot):
    dialog = open_dialog(qtbot, Authority(), first_start=True)
    assert dialog.authority() == replace(Authority(), regulator=bootstrap.load_defaults().regulator)
    assert dialog.authority().regulator.name


def test_at_first_start_it_says_why_it_asks_and_can_wait(qtbot):
    dialog = open_dialog(qtbot, Authority(), first_start=True)
    assert "Later" in [button.text() for button in dialog.buttons.buttons()]
    assert dialog.welcome.isVisible()
    assert not open_dialog(qtbot).welcome.isVisible()


def test_where_the_program_has_another_regulator_for_today_the_settings_say_which(qtbot):
    """The force's block keeps its own copy: a new dated setting reaches the letters only from here."""
    dated = bootstrap.load_defaults().regulator
    moved = replace(dated, address=("An old street", "Wilmslow"), checked_on=date(2025, 7, 28))
    dialog = open_dialog(qtbot, replace(FORCE, regulator=moved))
    assert dialog.otherwise.isVisibleTo(dialog)
    assert dialog.otherwise.text() == (
        f"⚠ The program has for today: postal address {', '.join(dated.address)}."
        " Letters say what stands here; the button takes that over."
    )
    qtbot.mouseClick(dialog.fill_in, Qt.MouseButton.LeftButton)
    assert not dialog.otherwise.isVisibleTo(dialog)


def test_the_day_of_the_last_check_alone_is_no_other_regulator(qtbot):
    own = replace(bootstrap.load_defaults().regulator, checked_on=date(2025, 7, 28))
    assert not open_dialog(qtbot, replace(FORCE, regulator=own)).otherwise.isVisibleTo(None)


def test_a_regulator_of_ones_own_stays_until_the_programs_is_asked_for(qtbot):
    dialog = open_dialog(qtbot)
    assert dialog.authority().regulator == FORCE.regulator
    qtbot.mouseClick(dialog.fill_in, Qt.MouseButton.LeftButton)
    assert dialog.authority().regulator == bootstrap.load_defaults().regulator


def test_every_particular_can_be_typed(qtbot):
    dialog = open_dialog(qtbot, Authority())
    typed = {
        "name": "Westshire Police",
        "department": "Disclosure",
        "address": "HQ\n\n  Westshire ",
        "email": "foi@westshire.example",
        "signatory_role": "Decision Maker",
        "review_contact": "reviews@westshire.example",
        "regulator": "The regulator",
        "statutory_name": "The statutory regulator",
        "regulator_web": "https://r.example",
        "regulator_address": "2 Street\nTown",
        "regulator_telephone": "0999",
        "checked_on": "3 March 2026",
        "data_caveat": "Our own caveat.",
        "privacy_notice": "https://westshire.example/privacy",
        "protective_marking": "OFFICIAL",
        "fee_payment": "by card, on our website",
    }
    for name, text in typed.items():
        field = dialog.fields[name].field
        field.clear()
        if isinstance(field, QLineEdit):
            qtbot.keyClicks(field, text)
        else:
            field.insertPlainText(text)
    dialog.order.setCurrentIndex(1)
    dialog.scheme.field.setEditText("{number}/{yy}")
    dialog.accept()
    assert dialog.result() == 1
    assert dialog.authority() == Authority(
        name="Westshire Police",
        department="Disclosure",
        address=("HQ", "Westshire"),
        email="foi@westshire.example",
        review_contact="reviews@westshire.example",
        signatory_role="Decision Maker",
        reference_scheme="{number}/{yy}",
        regulator=Regulator(
            "The regulator",
            "https://r.example",
            ("2 Street", "Town"),
            "0999",
            date(2026, 3, 3),
            "The statutory regulator",
        ),
        letter_order=LetterOrder.TRADITIONAL,
        data_caveat="Our own caveat.",
        privacy_notice="https://westshire.example/privacy",
        protective_marking="OFFICIAL",
        fee_payment="by card, on our website",
    )


# ── references ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("scheme", "following"),
    [("{number}-{yy}", "8-26"), ("{number}/{year}", "1/2026"), ("FOI {year} {number}", "FOI 2026 1")],
)
def test_a_scheme_shows_the_next_reference(qtbot, scheme, following):
    dialog = open_dialog(qtbot)
    dialog.scheme.field.setEditText(scheme)
    assert f"The next new case would be {following}." in dialog.scheme.example.text()


def test_a_scheme_that_does_not_count_is_not_kept(qtbot):
    dialog = open_dialog(qtbot)
    dialog.scheme.field.setEditText("FOI")
    dialog.accept()
    assert dialog.result() == 0
    assert "{number}" in dialog.scheme.example.text()
    assert dialog.focusWidget() in (dialog.scheme.field, dialog.scheme.field.lineEdit())


# ── the review window ────────────────────────────────────────────────────────────────────────────────────────────────


def test_forty_working_days_are_the_default(qtbot):
    dialog = open_dialog(qtbot, Authority())
    assert dialog.window_.code.isChecked()
    assert dialog.authority().review_window == ReviewWindow(40)


def test_twenty_or_forty_with_reasons_prints_both_dates(qtbot):
    dialog = open_dialog(qtbot, Authority())
    dialog.window_.reasons.setChecked(True)
    assert dialog.authority().review_window == ReviewWindow(20, 40)
    assert dialog.window_.advice.text().startswith("Both dates stand in the letter.")


def test_another_number_can_be_given_with_or_without_reasons(qtbot):
    dialog = open_dialog(qtbot, Authority())
    dialog.window_.other.setChecked(True)
    dialog.window_.days.setValue(30)
    assert dialog.authority().review_window == ReviewWindow(30)
    assert "para 5.3) says 40" in dialog.window_.advice.text()
    dialog.window_.late.setValue(60)
    assert dialog.authority().review_window == ReviewWindow(30, 60)


def test_with_reasons_it_must_be_longer(qtbot):
    dialog = open_dialog(qtbot, Authority())
    dialog.window_.other.setChecked(True)
    dialog.window_.days.setValue(30)
    dialog.window_.late.setValue(20)
    dialog.accept()
    assert dialog.result() == 0
    assert "must be longer" in dialog.window_.advice.text()


@pytest.mark.parametrize("window", [ReviewWindow(40), ReviewWindow(20, 40), ReviewWindow(25), ReviewWindow(10, 50)])
def test_the_window_in_use_is_the_one_shown(qtbot, window):
    assert open_dialog(qtbot, replace(FORCE, review_window=window)).authority().review_window == window


# ── what is wrong is said below its field ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("email", "foi at northshire", "not an e-mail address"),
        ("email", "foi@northshire", "not an e-mail address"),
        ("regulator_web", "regulator.example", "begins with https://"),
        ("checked_on", "31 June 2026", "There is no 31 June 2026."),
        ("checked_on", "lately", "not a date"),
    ],
)
def test_what_cannot_be_kept_is_said_and_the_keyboard_goes_there(qtbot, field, text, said):
    dialog = open_dialog(qtbot)
    dialog.fields[field].show_text(text)
    dialog.accept()
    assert dialog.result() == 0
    assert said in dialog.fields[field].sentence.text()
    assert dialog.fields[field].sentence.isVisible()
    assert dialog.focusWidget() is dialog.fields[field].field
    assert dialog.fields[field].field.visibleRegion().boundingRect().height() > 0, "it was scrolled into view"


def test_the_sentence_goes_when_it_is_put_right(qtbot):
    dialog = open_dialog(qtbot)
    dialog.fields["email"].show_text("foi")
    dialog.accept()
    dialog.fields["email"].show_text("foi@northshire.example")
    dialog.accept()
    assert dialog.result() == 1
    assert not dialog.fields["email"].sentence.isVisible()


def test_leaving_a_field_already_says_what_is_wrong(qtbot):
    dialog = open_dialog(qtbot)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.fields["email"].setFocus()
    dialog.fields["email"].show_text("foi")
    qtbot.keyClick(dialog.fields["email"].field, Qt.Key.Key_Tab)
    assert dialog.fields["email"].sentence.isVisible()


def test_empty_fields_can_wait(qtbot):
    dialog = open_dialog(qtbot, Authority())
    dialog.accept()
    assert dialog.result() == 1


# ── getting about ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("field", ["name", "review_contact", "signatory_role", "data_caveat"])
def test_a_finding_opens_its_field(qtbot, field):
    dialog = open_dialog(qtbot)
    dialog.go_to(field)
    assert dialog.focusWidget() is dialog.fields[field].field


def test_a_finding_on_the_regulator_opens_what_is_missing(qtbot):
    dialog = open_dialog(qtbot, replace(FORCE, regulator=replace(FORCE.regulator, address=())))
    dialog.go_to("regulator")
    assert dialog.focusWidget() is dialog.fields["regulator_address"].field


def test_a_finding_on_the_window_opens_the_window(qtbot):
    dialog = open_dialog(qtbot)
    dialog.go_to("review_window")
    assert dialog.focusWidget() is dialog.window_.reasons


def test_an_unknown_field_opens_the_first(qtbot):
    dialog = open_dialog(qtbot)
    dialog.go_to("letterhead")
    assert dialog.focusWidget() is dialog.fields["name"].field


def test_tab_goes_from_top_to_bottom_and_leaves_every_field(qtbot):
    dialog = open_dialog(qtbot)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.fields["name"].setFocus()
    heights = []
    for _ in range(14):
        widget = dialog.focusWidget()
        heights.append(widget.mapTo(dialog.area.widget(), widget.rect().topLeft()).y())
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert heights == sorted(heights)
    assert dialog.focusWidget() is not dialog.fields["name"].field


def test_it_fits_a_force_laptop_without_scrolling_sideways(qtbot):
    dialog = open_dialog(qtbot)
    assert dialog.height() <= 614
    assert dialog.width() <= 1093
    assert dialog.area.widget().width() <= dialog.area.viewport().width()
    assert dialog.buttons.isVisible()


def test_every_field_has_a_name_for_those_who_do_not_see_it(qtbot):
    dialog = open_dialog(qtbot)
    fields = [*dialog.findChildren(QLineEdit), *dialog.findChildren(QPlainTextEdit)]
    named = [field for field in fields if field.accessibleName() or field.parent().accessibleName()]
    assert len(fields) > 10
    assert named == fields


def test_cancelling_keeps_nothing(qtbot):
    dialog = open_dialog(qtbot)
    cancel = next(
        button
        for button in dialog.buttons.buttons()
        if dialog.buttons.buttonRole(button) == QDialogButtonBox.ButtonRole.RejectRole
    )
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert dialog.result() == 0
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("key", "field"),
    [(Qt.Key.Key_D, "department"), (Qt.Key.Key_V, "data_caveat"), (Qt.Key.Key_M, "protective_marking")],
)
def test_the_letter_under_a_line_of_a_label_leads_to_its_field(qtbot, key, field):
    dialog = open_dialog(qtbot)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, key, Qt.KeyboardModifier.AltModifier)
    assert dialog.focusWidget() is dialog.fields[field].field


def test_the_tab_key_stops_once_at_each_field(qtbot):
    dialog = open_dialog(qtbot)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.fields["department"].field
