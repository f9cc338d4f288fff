"""The second tab of the settings: how the library is looked after."""

import pytest

from ui.bridge import Bridge
from ui.dialogs.safekeeping_form import SafekeepingForm
from ui.dialogs.settings import SAFEKEEPING, SettingsDialog
from ui.main_window import MainWindow
from workbench import bootstrap
from workbench.domain.backups import BackupRule
from workbench.domain.safekeeping import RetentionRule, Safekeeping

OWN = Safekeeping(BackupRule(15, 3, 4, 5), "", 7, RetentionRule(6, 2), "A. Officer")


@pytest.fixture
def show(qtbot):
    def shown(safekeeping: Safekeeping) -> SettingsDialog:
        form = SafekeepingForm(safekeeping, "login")
        defaults = bootstrap.load_defaults()
        dialog = SettingsDialog(defaults, defaults, safekeeping=form)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.go_to(SAFEKEEPING)
        return dialog

    return shown


@pytest.mark.parametrize("safekeeping", [OWN, Safekeeping(), Safekeeping(retention=RetentionRule(0, 6))])
def test_what_nobody_touched_comes_out_as_it_went_in(show, safekeeping):
    assert show(safekeeping).safekeeping.safekeeping() == safekeeping


def test_every_setting_can_be_typed(show, tmp_path):
    form = show(Safekeeping()).safekeeping
    form.limited.setChecked(True)
    for field, value in (
        (form.years, 6),
        (form.months, 2),
        (form.every, 15),
        (form.daily, 3),
        (form.weekly, 4),
        (form.monthly, 5),
        (form.idle, 7),
    ):
        field.setValue(value)
    form.folder.setText(str(tmp_path))
    form.officer.setText(" A. Officer ")
    assert form.safekeeping() == Safekeeping(
        BackupRule(15, 3, 4, 5), str(tmp_path), 7, RetentionRule(6, 2), "A. Officer"
    )


def test_no_period_is_set_until_the_force_sets_one_and_it_says_what_that_means(show):
    form = show(Safekeeping()).safekeeping
    assert not form.limited.isChecked()
    assert not form.years.isEnabled()
    assert "no case is put forward for destruction" in form.retention_said.text()
    form.limited.setChecked(True)
    form.years.setValue(3)
    assert "never destroyed by itself" in form.retention_said.text()


def test_a_period_of_nothing_is_not_kept_and_says_why(show):
    dialog = show(Safekeeping())
    dialog.safekeeping.limited.setChecked(True)
    dialog.tabs.setCurrentIndex(0)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.tabs.currentWidget() is dialog.safekeeping
    assert dialog.safekeeping.retention_said.text() == "✖ A retention period is at least one month."
    dialog.safekeeping.months.setValue(1)
    dialog.accept()
    assert not dialog.isVisible()


def test_a_fault_on_the_first_tab_brings_it_to_the_front(show):
    dialog = show(OWN)
    dialog.fields["email"].show_text("nobody")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.tabs.currentWidget() is dialog.area


def test_a_folder_that_is_not_there_is_pointed_out_and_may_stand(show, tmp_path):
    form = show(Safekeeping()).safekeeping
    form.ask_folder = lambda at: str(tmp_path / "stick")
    form.browse.click()
    assert form.folder_said.isVisible()
    assert form.safekeeping().second_folder == str(tmp_path / "stick")
    form.folder.setText(str(tmp_path))
    assert not form.folder_said.isVisible()


def test_a_folder_that_is_not_named_in_full_is_not_kept(show):
    dialog = show(Safekeeping())
    dialog.safekeeping.folder.setText("backups")
    assert dialog.safekeeping.folder_said.text().startswith("✖ The second folder for backups is named in full")
    dialog.accept()
    assert dialog.isVisible()


def test_every_field_has_a_name_for_those_who_do_not_see_it(show):
    form = show(OWN).safekeeping
    fields = (form.years, form.months, form.every, form.daily, form.weekly, form.monthly, form.folder, form.idle)
    names = [field.accessibleName() for field in (*fields, form.officer)]
    assert len(set(names)) == len(names)
    assert all(names)


def test_the_log_has_the_login_where_no_name_is_given(show):
    assert show(Safekeeping()).safekeeping.officer.placeholderText() == "login"


def test_the_window_keeps_what_is_set(qtbot, tmp_path, monkeypatch):
    workbench = bootstrap.open_workbench(tmp_path / "cases.foilib")
    window = MainWindow(Bridge(workbench))
    qtbot.addWidget(window)

    def fill(dialog):
        dialog.safekeeping.limited.setChecked(True)
        dialog.safekeeping.years.setValue(3)
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(SettingsDialog, "exec", fill)
    window.library_windows.edit_settings(SAFEKEEPING)
    assert workbench.safekeeping().retention == RetentionRule(3)
    workbench.close()


def test_at_first_start_only_the_force_is_asked_about(qtbot, tmp_path, monkeypatch):
    workbench = bootstrap.open_workbench(tmp_path / "cases.foilib")
    window = MainWindow(Bridge(workbench))
    qtbot.addWidget(window)
    seen = []
    monkeypatch.setattr(SettingsDialog, "exec", lambda dialog: seen.append(dialog.tabs.count()) or 0)
    window.library_windows.edit_settings(first_start=True)
    window.library_windows.edit_settings()
    assert seen == [1, 2]
    workbench.close()
