"""Sets the workbench up in a private environment beside the code, then opens it or runs its tests.

    python3 packaging/begin.py open [FILE …]     install, and open the workbench with the example case in it
    python3 packaging/begin.py test [PYTEST …]   install, and run every test

Standard library only; Python 3.11 or newer. What is installed is locked by version and hash in this folder.
"""

import hashlib
import os
import subprocess  # nosec B404 # pip and the program itself are started, nothing else
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
ENVIRONMENT = ROOT / ".venv"
LOCKS = {"open": "requirements.txt", "test": "requirements-test.txt"}


def main(arguments: list[str]) -> int:
    """Set up what the first word asks for, then do it. Returns its exit status."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what older Pythons meet first
        print(f"The workbench needs Python 3.11 or newer; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 2
    if not arguments or arguments[0] not in LOCKS:
        print(__doc__, file=sys.stderr)
        return 2
    what, *rest = arguments
    try:
        install(HERE / LOCKS[what])
    except subprocess.CalledProcessError as failed:
        print("The installation did not finish; the lines above say why.", file=sys.stderr)
        return failed.returncode or 1
    if what == "open":
        return run("-m", "ui.app", "--example", *rest)
    return run("-m", "pytest", *rest)


def install(lock: Path) -> None:
    """Make the environment and install the lock's packages and the program, unless that has been done already.

    Raises CalledProcessError where a step fails.
    """
    stamp = ENVIRONMENT / f"{lock.stem}.installed"
    wanted = hashlib.sha256(lock.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted and python().exists():
        return
    if not python().exists():
        print(f"Making a private environment in {ENVIRONMENT.name} …", flush=True)
        make_environment()
    print("Installing what the workbench needs; the first time takes a few minutes …", flush=True)
    pip = [str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for wants in (["--require-hashes", "-r", str(lock)], ["--no-deps", "--no-build-isolation", "-e", str(ROOT)]):
        subprocess.run([*pip, *wants], check=True)  # nosec B603 # no shell, and every word is this file's own
    stamp.write_text(wanted)


def make_environment() -> None:
    """A private environment. Raises CalledProcessError where Python comes without what that needs."""
    try:
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
    except (subprocess.CalledProcessError, ImportError):
        print("This Python cannot make environments; on Debian or Ubuntu install python3-venv.", file=sys.stderr)
        raise subprocess.CalledProcessError(1, "venv") from None


def python() -> Path:
    """The environment's own Python."""
    return ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def run(*arguments: str) -> int:
    """Run the environment's Python in the checkout. Returns its exit status."""
    started = subprocess.run([str(python()), *arguments], cwd=ROOT)  # nosec B603 # what was typed to this file, no shell
    return started.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
