"""Whether a library lies where its lock and its bytes cannot be trusted, or where its names go elsewhere.

On another machine's disk, locks are often not kept and a write may be lost with the connection
(https://www.sqlite.org/howtocorrupt.html, 2.1). A program that copies a folder to other computers may take a library in
the middle of a change, put an older one in its place, and carries requesters' names away from this computer.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePath, PureWindowsPath

NETWORK = frozenset(
    {
        *("nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "afs", "ncpfs", "webdav", "davfs"),
        *("davfs2", "sshfs", "ceph", "glusterfs", "lustre", "gpfs", "beegfs", "ocfs2", "gfs2", "s3fs", "rclone"),
        *("gvfsd-fuse", "goofys", "coda", "acfs", "panfs", "vboxsf", "vmhgfs", "vmhgfs-fuse", "prl_fs"),
    }
)
"""File systems that are another machine's, as Linux and macOS name them, without the `fuse.` before some."""

_FOLDERS = {
    "onedrive": "OneDrive",
    "onedrive - *": "OneDrive",
    "onedrive-*": "OneDrive",
    "dropbox": "Dropbox",
    "dropbox (*)": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "googledrive-*": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",  # where macOS keeps it
    "nextcloud": "Nextcloud",
    "nextcloud-*": "Nextcloud",
    "owncloud": "ownCloud",
    "syncthing": "Syncthing",
    "box sync": "Box",
    "pclouddrive": "pCloud",
    "megasync": "MEGA",
    "seafile": "Seafile",
}
"""What such a folder is called, in small letters, as its program makes it."""

_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".sync_*.db": "Nextcloud",
    ".csync_journal.db": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    ".tmp.driveupload": "Google Drive",
    ".tmp.drivedownload": "Google Drive",
}
"""What the program that copies a folder leaves in it."""

_ENVIRONMENT = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_MANY = 2_000  # names in a folder; where there are more, nobody has marked it among the first


@dataclass(frozen=True, slots=True)
class Mount:
    """A file system and where it begins. `remote`: the system itself says that it is another machine's."""

    point: str
    kind: str
    remote: bool = False


def risk(path: Path) -> str:
    """One sentence where the library lies on a network drive or in a synchronised folder; otherwise empty.

    Takes some hundredths of a second, and longer where a drive does not answer: not before the case list is seen.
    """
    with suppress(OSError):
        path = path.resolve()
    if on_network(path, _mounts()):
        return (
            f"The library {path} lies on a network drive: it can be damaged when the connection breaks or when a second"
            " computer opens it. Keep it on this computer’s own disk."
        )
    if program := synchronised(path, os.environ, _names_in):
        return (
            f"The library {path} lies in a folder that {program} copies to other computers: it can be damaged by that,"
            " and requesters’ names leave this computer. Keep it in another folder."
        )
    return ""


def on_network(path: PurePath, mounts: Iterable[Mount]) -> bool:
    """Whether the path lies on another machine's disk."""
    if isinstance(path, PureWindowsPath) and _names_a_machine(path):
        return True
    around = [mount for mount in mounts if path.is_relative_to(type(path)(mount.point))]
    if not around:
        return False
    nearest = max(around, key=lambda mount: len(type(path)(mount.point).parts))
    return nearest.remote or nearest.kind.casefold().removeprefix("fuse.") in NETWORK


def synchronised(path: PurePath, environment: Mapping[str, str], names_in: Callable[[PurePath], Iterable[str]]) -> str:
    """The name of the program that copies a folder above the path to other computers, or nothing.

    `names_in` tells what stands in a folder.
    """
    for name in _ENVIRONMENT:
        if (told := environment.get(name)) and path.is_relative_to(type(path)(told)):
            return "OneDrive"
    for folder in path.parents:
        named = _first(_FOLDERS, [folder.name.casefold()])
        if found := named or _first(_MARKS, names_in(folder)):
            return found
    return ""


def _first(known: Mapping[str, str], names: Iterable[str]) -> str:
    return next((program for name in names for shape, program in known.items() if fnmatch(name, shape)), "")


def _names_a_machine(path: PureWindowsPath) -> bool:
    r"""True for `\\server\share` and `\\?\UNC\server\share`, not for `\\?\C:`."""
    drive = path.drive.casefold()
    if drive.startswith(("\\\\?\\", "\\\\.\\")):
        return drive.startswith("\\\\?\\unc\\")
    return drive.startswith("\\\\")


def _names_in(folder: PurePath) -> list[str]:
    names: list[str] = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                names.append(entry.name)
            if len(names) == _MANY:
                break
    return names


def _mounts() -> list[Mount]:
    import psutil  # late: only after the case list is seen

    try:
        found = psutil.disk_partitions(all=True)
    except (OSError, psutil.Error):
        return []
    return [Mount(each.mountpoint, each.fstype, "remote" in each.opts.split(",")) for each in found]
