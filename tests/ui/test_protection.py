"""The window of the passphrase: setting, changing and taking it away, the recovery key once, older open copies."""

from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.rendering.reading import read
from ui.bridge import Bridge
from ui.dialogs.protection import ProtectionDialog
from workbench import bootstrap
from workbench.errors import LibraryLocked, NotKept, WrongPassphrase

pytestmark = [
    pytest.mark.usefixtures("cheap_guesses"),
    pytest.mark.qt_log_ignore(r"does not support (propagateSizeHints|raise)"),
]

PASSPHRASE = "lantern gravel oyster tuesday"
ANOTHER = "walrus button harvest seventeen"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cases.foilib"


@pytest.fixture
def workbench(path):
    with closing(bootstrap.open_workbench(path)) as workbench:
        workbench.new_case()
        yield workbench


@pytest.fixture
def show(qtbot, workbench):
    def show():
        dialog = ProtectionDialog(Bridge(workbench), workbench.protecting)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


def type_in(qtbot, dialog, present="", new="", again=None):
    for field, text in (
        (dialog.present, present),
        (dialog.new.first, new),
        (dialog.new.second, new if again is None else again),
    ):
        field.clear()
        qtbot.keyClicks(field.line, text)


def go(qtbot, dialog):
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.said.text().startswith("Working"))


def recovery_key(dialog):
    return dialog.recovery.key.text().replace("\n", "-")


def opens(path, secret):
    try:
        bootstrap.open_workbench(path, secret).close()
    except WrongPassphrase:
        return False
    return True


@pytest.fixture
def protected(workbench):
    return workbench.protecting.turn_on(PASSPHRASE)


def test_a_passphrase_is_set_and_the_recovery_key_shown_once(qtbot, show, workbench, path):
    dialog = show()
    assert "not protected" in dialog.about.text()
    assert dialog.back.text() == "Later"
    type_in(qtbot, dialog, new=PASSPHRASE)
    go(qtbot, dialog)
    key = recovery_key(dialog)
    assert not dialog.do.isEnabled(), "not before it is on paper"
    dialog.recovery.noted.click()
    dialog.do.click()
    assert dialog.recovery.key.text() == ""
    assert "is protected by a passphrase. It locks after 10 minutes" in dialog.about.text()
    dialog.close()
    workbench.close()
    assert opens(path, PASSPHRASE)
    assert opens(path, key)
    with pytest.raises(LibraryLocked):
        bootstrap.open_workbench(path)


def test_whoever_does_not_want_one_now_is_not_kept(qtbot, show, workbench):
    dialog = show()
    dialog.back.click()
    assert not dialog.isVisible()
    assert not workbench.protecting.protected


@pytest.mark.parametrize(
    ("new", "again", "said"),
    [
        ("", "", "Type the new passphrase first"),
        ("password1", "password1", "too weak"),
        (PASSPHRASE, "", "once more"),
        (PASSPHRASE, "lantern gravel oyster wednesday", "not the same"),
    ],
)
def test_what_cannot_be_a_passphrase_is_said_and_nothing_is_done(qtbot, show, workbench, new, again, said):
    dialog = show()
    type_in(qtbot, dialog, new=new, again=again)
    go(qtbot, dialog)
    assert said in dialog.said.text()
    assert not workbench.protecting.protected


def test_its_strength_is_told_in_words_while_it_is_typed(qtbot, show):
    dialog = show()
    new = dialog.new
    qtbot.keyClicks(new.first.line, "drones")
    qtbot.waitUntil(lambda: "Not strong enough yet" in new.said.text())
    assert new.bar.value() < 4
    weak = new.bar.value()
    type_in(qtbot, dialog, new=PASSPHRASE)
    qtbot.waitUntil(lambda: "Not strong enough" not in new.said.text())
    assert new.bar.value() > weak
    assert "trong" in new.bar.accessibleDescription(), "whoever does not see the bar hears it"


def test_a_passphrase_is_hidden_until_the_officer_wants_to_see_it(qtbot, show):
    field = show().new.first
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    field.show_.click()
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal


def test_tab_leads_to_the_second_line_so_that_a_blank_never_bares_the_first(qtbot, show):
    dialog = show()
    qtbot.keyClicks(dialog.new.first.line, PASSPHRASE)
    qtbot.keyClick(dialog.new.first.line, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.new.second.line
    qtbot.keyClick(dialog.new.second.line, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.new.first.show_  # still within reach of the keyboard


def test_a_recovery_key_that_is_not_on_paper_is_asked_about_once(qtbot, show):
    dialog = show()
    type_in(qtbot, dialog, new=PASSPHRASE)
    go(qtbot, dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "never shown again" in dialog.said.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.recovery.key.text() == ""


def test_the_sheet_is_kept_as_a_pdf_with_the_key_and_the_library_on_it(qtbot, show, tmp_path):
    dialog = show()
    type_in(qtbot, dialog, new=PASSPHRASE)
    go(qtbot, dialog)
    dialog.recovery.ask_path = lambda: str(tmp_path / "sheet")
    dialog.recovery.save.click()
    words = texts(read((tmp_path / "sheet.pdf").read_bytes()).root)
    for group in recovery_key(dialog).split("-"):
        assert group in words
    assert "cases.foilib" in words
    assert "delete that file" in dialog.recovery.said.text()


def texts(node):
    return node.text + "".join(texts(kid) for kid in node.kids)


def test_a_sheet_that_cannot_be_written_is_said_and_the_key_stays_in_view(qtbot, show, tmp_path):
    dialog = show()
    type_in(qtbot, dialog, new=PASSPHRASE)
    go(qtbot, dialog)
    dialog.recovery.ask_path = lambda: str(tmp_path / "nowhere" / "sheet.pdf")
    dialog.recovery.save.click()
    assert dialog.recovery.said.text().startswith("✖")
    assert len(recovery_key(dialog)) > 30


def test_the_passphrase_is_changed_by_the_present_one_alone(qtbot, show, workbench, path, protected):
    dialog = show()
    dialog.change.click()
    type_in(qtbot, dialog, present="not the present one", new=ANOTHER)
    go(qtbot, dialog)
    assert "neither the passphrase nor the recovery key" in dialog.said.text()
    type_in(qtbot, dialog, present=PASSPHRASE, new=ANOTHER)
    go(qtbot, dialog)
    assert dialog.said.text() == "✓ The passphrase is changed."
    workbench.close()
    assert opens(path, ANOTHER)
    assert opens(path, protected), "the recovery key stays as it was"
    assert not opens(path, PASSPHRASE)


def test_after_a_wrong_passphrase_it_can_be_typed_again_at_once(qtbot, show, protected):
    dialog = show()
    dialog.change.click()
    type_in(qtbot, dialog, present="not this one", new=ANOTHER)
    go(qtbot, dialog)
    assert "neither the passphrase nor" in dialog.said.text()
    assert dialog.present.line.hasFocus()
    assert dialog.present.line.selectedText() != ""


def test_a_library_encrypted_anew_has_another_recovery_key(qtbot, show, workbench, path, protected):
    dialog = show()
    dialog.change.click()
    type_in(qtbot, dialog, present=PASSPHRASE, new=ANOTHER)
    dialog.anew.click()
    go(qtbot, dialog)
    key = recovery_key(dialog)
    workbench.close()
    assert key != protected
    assert opens(path, key)
    assert not opens(path, protected)


def test_a_new_recovery_key_takes_the_place_of_the_old_one(qtbot, show, workbench, path, protected):
    dialog = show()
    dialog.new_key.click()
    assert not dialog.new.isVisible()
    type_in(qtbot, dialog, present=PASSPHRASE)
    go(qtbot, dialog)
    key = recovery_key(dialog)
    workbench.close()
    assert opens(path, key)
    assert not opens(path, protected)


def test_the_passphrase_is_taken_away_by_the_passphrase(qtbot, show, workbench, path, protected):
    dialog = show()
    dialog.take_away.click()
    go(qtbot, dialog)
    assert "present passphrase first" in dialog.said.text()
    type_in(qtbot, dialog, present=PASSPHRASE)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    workbench.close()
    bootstrap.open_workbench(path).close()


def test_older_copies_without_a_passphrase_are_listed_protected_or_deleted(qtbot, show, workbench, path):
    for _ in range(3):
        workbench.new_case()
        workbench.backups.take()
    workbench.protecting.turn_on(PASSPHRASE)
    dialog = show()
    copies = dialog.copies
    assert copies.list.count() == 3
    assert str(path.parent / "backups") in copies.list.item(0).text()
    copies.list.setCurrentRow(0)
    copies.protect.click()
    assert copies.list.count() == 2
    assert "1 copy is under the passphrase now" in dialog.said.text()
    copies.ask_delete = lambda number: False
    copies.delete.click()
    assert copies.list.count() == 2
    copies.ask_delete = lambda number: number == 2
    copies.delete.click()
    assert not copies.isVisible()
    (kept,) = [file for file in (path.parent / "backups").glob("*.foilib") if file.stat().st_size]
    assert not kept.read_bytes().startswith(b"SQLite")


def test_what_the_disk_refuses_is_said_and_the_library_stays_as_it_was(qtbot, show, workbench, monkeypatch):
    def full(*given):
        raise NotKept("The disk is full.", "Make room and try again.")

    monkeypatch.setattr(workbench.protecting._store, "turn_on", full)
    dialog = show()
    type_in(qtbot, dialog, new=PASSPHRASE)
    go(qtbot, dialog)
    assert dialog.said.text() == "✖ The disk is full. Make room and try again."
    assert dialog.do.isEnabled()
    assert not workbench.protecting.protected


def test_back_leads_to_how_it_stands(qtbot, show, protected):
    dialog = show()
    dialog.change.click()
    dialog.back.click()
    assert dialog.change.isVisible()
    dialog.back.click()
    assert not dialog.isVisible()
    assert not dialog.lock_wanted


def test_one_thing_after_the_other_without_closing_the_window(qtbot, show, workbench, path):
    dialog = show()
    type_in(qtbot, dialog, new=PASSPHRASE)
    go(qtbot, dialog)
    dialog.recovery.noted.click()
    go(qtbot, dialog)
    dialog.change.click()
    assert dialog.present.line.hasFocus()
    type_in(qtbot, dialog, present=PASSPHRASE, new=ANOTHER)
    go(qtbot, dialog)
    dialog.take_away.click()
    assert dialog.present.line.hasFocus()
    type_in(qtbot, dialog, present=ANOTHER)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    workbench.close()
    assert opens(path, None)


def test_it_can_be_locked_from_here(qtbot, show, protected):
    dialog = show()
    dialog.lock_now.click()
    assert not dialog.isVisible()
    assert dialog.lock_wanted
