"""A letter is written whole or not at all."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.errors import CannotWrite
from workbench.rendering.files import write_file


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file(tmp_path):
    write_file(tmp_path / "letter.pdf", b"new")
    assert (tmp_path / "letter.pdf").read_bytes() == b"new"
    assert names(tmp_path) == ["letter.pdf"]


def test_an_old_file_is_replaced_and_keeps_its_permissions(tmp_path):
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"old")
    path.chmod(0o640)
    mode = path.stat().st_mode
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode == mode


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a privilege there")
def test_what_a_link_points_to_is_replaced_and_the_link_stays(tmp_path):
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    write_file(tmp_path / "link.pdf", b"new")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"


@pytest.mark.parametrize("name", ["cases.foilib", "cases.foikey", "CASES.FOILIB"])
def test_no_letter_takes_the_place_of_a_library(tmp_path, name):
    (tmp_path / name).write_bytes(b"every case")
    with pytest.raises(CannotWrite, match="kept for libraries"):
        write_file(tmp_path / name, b"new")
    assert (tmp_path / name).read_bytes() == b"every case"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no place in a folder there")
def test_what_is_no_file_is_not_replaced(tmp_path):
    """Above all not /dev/null, which everybody on the machine needs."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(CannotWrite, match="no file"):
        write_file(pipe, b"new")
    assert pipe.is_fifo()


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a privilege there")
def test_a_link_that_leads_nowhere_but_to_itself_gives_way(tmp_path):
    (tmp_path / "loop.pdf").symlink_to(tmp_path / "loop.pdf")
    write_file(tmp_path / "loop.pdf", b"new")
    assert (tmp_path / "loop.pdf").read_bytes() == b"new"


@pytest.mark.parametrize(
    "name", ["no folder/letter.pdf", "file/letter.pdf", "folder", "x" * 300 + ".pdf", "nul\0.pdf", ""]
)
def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path, name):
    (tmp_path / "file").write_bytes(b"a file")
    (tmp_path / "folder").mkdir()
    with pytest.raises(CannotWrite) as raised:
        write_file(tmp_path / name if name else Path(), b"new")
    assert raised.value.sentence.endswith(".")
    assert "\n" not in raised.value.sentence
    assert raised.value.advice
    assert names(tmp_path) == ["file", "folder"]
    assert (tmp_path / "file").read_bytes() == b"a file"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_disk_that_fails_leaves_the_old_file_whole(tmp_path, monkeypatch, step):
    def full(*_args):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / "letter.pdf"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, step, full)
    with pytest.raises(CannotWrite, match=r"letter\.pdf could not be written"):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["letter.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX")
def test_a_disk_that_is_really_full_leaves_the_old_file_whole(tmp_path):
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"old")
    program = (
        "import resource, sys; from pathlib import Path; from workbench.errors import CannotWrite;"
        "from workbench.rendering.files import write_file; resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: write_file(Path(sys.argv[1]), b'x' * 5000)\n"
        "except CannotWrite: sys.exit(7)"
    )
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", program, path], cwd=root).returncode == 7
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["letter.pdf"]
