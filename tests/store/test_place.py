"""Where a library should not lie: another machine's disk, and a folder that is copied to other computers."""

import subprocess
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from workbench.store import place
from workbench.store.library import open_library
from workbench.store.place import Mount, on_network, risk, synchronised

LINUX = (
    Mount("/", "ext4"),
    Mount("/home", "btrfs"),
    Mount("/home/officer/share", "cifs"),
    Mount("/home/officer/share/local", "ext4"),
    Mount("/srv", "nfs4"),
    Mount("/run/user/1000/gvfs", "fuse.gvfsd-fuse"),
    Mount("/media/stick", "vfat"),
)
WINDOWS = (Mount("C:\\", "NTFS"), Mount("H:\\", "NTFS", remote=True), Mount("E:\\", "exFAT"))


@pytest.mark.parametrize(
    ("path", "away"),
    [
        ("/home/officer/.local/share/FOI/cases.foilib", False),
        ("/home/officer/share/cases.foilib", True),
        ("/home/officer/shared/cases.foilib", False),
        ("/home/officer/share/local/cases.foilib", False),
        ("/srv/foi/cases.foilib", True),
        ("/run/user/1000/gvfs/smb-share:server=x/cases.foilib", True),
        ("/media/stick/cases.foilib", False),
    ],
)
def test_a_network_drive_is_known_by_the_file_system_that_is_nearest(path, away):
    assert on_network(PurePosixPath(path), LINUX) is away


@pytest.mark.parametrize(
    ("path", "away"),
    [
        (r"C:\Users\officer\AppData\Local\FOI Case Workbench\cases.foilib", False),
        (r"H:\cases.foilib", True),
        (r"h:\cases.foilib", True),
        (r"E:\cases.foilib", False),
        (r"\\server\share\foi\cases.foilib", True),
        (r"\\?\UNC\server\share\cases.foilib", True),
        (r"\\?\C:\Users\officer\cases.foilib", False),
    ],
)
def test_on_windows_a_drive_that_is_remote_and_a_machines_own_name_are_known(path, away):
    assert on_network(PureWindowsPath(path), WINDOWS) is away


def test_where_the_system_tells_nothing_nothing_is_said():
    assert not on_network(PurePosixPath("/home/officer/cases.foilib"), ())


@pytest.mark.parametrize(
    ("path", "program"),
    [
        ("/home/officer/Documents/cases.foilib", ""),
        ("/home/officer/Dropbox/cases.foilib", "Dropbox"),
        ("/home/officer/Dropbox (Force)/foi/cases.foilib", "Dropbox"),
        ("/home/officer/Dropbox.old/cases.foilib", ""),
        ("/home/officer/Nextcloud/foi/cases.foilib", "Nextcloud"),
        ("/Users/officer/Library/Mobile Documents/com~apple~CloudDocs/cases.foilib", "iCloud"),
        ("/Users/officer/Library/CloudStorage/OneDrive-Northshire/cases.foilib", "OneDrive"),
        ("/Users/officer/Library/CloudStorage/GoogleDrive-officer/My Drive/cases.foilib", "Google Drive"),
        ("/home/officer/dropbox", ""),  # a file of that name lies in no such folder
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(path, program):
    assert synchronised(PurePosixPath(path), {}, lambda folder: ()) == program


@pytest.mark.parametrize("name", ["OneDrive - Northshire Police", "OneDrive", "iCloudDrive"])
def test_on_windows_too(name):
    path = PureWindowsPath(rf"C:\Users\officer\{name}\foi\cases.foilib")
    assert synchronised(path, {}, lambda folder: ()) in ("OneDrive", "iCloud")


def test_onedrive_is_known_by_what_the_system_says_of_it_wherever_it_lies():
    path = PureWindowsPath(r"D:\Force\cases.foilib")
    assert synchronised(path, {"OneDriveCommercial": r"d:\force"}, lambda folder: ()) == "OneDrive"
    assert synchronised(path, {"OneDriveCommercial": r"D:\Forces"}, lambda folder: ()) == ""
    assert synchronised(path, {"OneDrive": ""}, lambda folder: ()) == ""


@pytest.mark.parametrize(
    ("mark", "program"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox.cache", "Dropbox"),
        (".sync_0a1b2c.db", "Nextcloud"),
        (".tmp.driveupload", "Google Drive"),
        ("sync_0a1b2c.db", ""),
        (".stfolders", ""),
    ],
)
def test_a_synchronised_folder_is_known_by_what_its_program_leaves_in_it(tmp_path, mark, program):
    (tmp_path / mark).mkdir()
    library = tmp_path / "foi" / "2026" / "cases.foilib"
    library.parent.mkdir(parents=True)
    said = risk(library)
    assert (program in said) if program else said == ""


def test_the_risk_is_said_with_what_to_do_and_a_usual_place_is_passed_in_silence(tmp_path, monkeypatch):
    monkeypatch.setattr(place, "_mounts", lambda: [Mount("/", "ext4")])
    assert risk(tmp_path / "cases.foilib") == ""
    monkeypatch.setattr(place, "_mounts", lambda: [Mount(tmp_path.anchor, "nfs4")])
    said = risk(tmp_path / "cases.foilib")
    assert "network drive" in said
    assert said.endswith("Keep it on this computer’s own disk.")


def test_a_link_into_a_synchronised_folder_is_seen_through(tmp_path):
    real = tmp_path / "Dropbox" / "foi"
    real.mkdir(parents=True)
    try:
        (tmp_path / "mine").symlink_to(real)
    except OSError:
        pytest.skip("links need a privilege on this system")
    assert "Dropbox" in risk(tmp_path / "mine" / "cases.foilib")


def test_a_folder_that_may_not_be_looked_into_is_passed_over(tmp_path):
    assert risk(tmp_path / "never" / "was" / "cases.foilib") == ""


def test_whoever_opens_a_library_there_is_told(tmp_path):
    (tmp_path / "Dropbox").mkdir()
    store = open_library(tmp_path / "Dropbox" / "cases.foilib")
    try:
        assert "Dropbox copies to other computers" in store.notice()
    finally:
        store.close()


def test_nobody_waits_for_it_before_the_list():
    code = "import sys, workbench.store.library; print('psutil' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert told.stdout.strip() == "False"
