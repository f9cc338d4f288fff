"""Where things lie: the resources that come with the program, and the officer's local data folder."""

from pathlib import Path

import platformdirs

_PROGRAM = "FOI Case Workbench"
_HERE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder of the law, the wording, the factors, fonts and examples: beside the code or inside the package."""
    installed = _HERE / "resources"
    return installed if installed.is_dir() else _HERE.parent / "resources"


def example() -> Path:
    """The finished example case that comes with the program."""
    return resources() / "examples" / "facial-recognition.foicase"


def library() -> Path:
    """The officer's own library file, unless `--store` names another."""
    return Path(platformdirs.user_data_dir(_PROGRAM, appauthor=False)) / "cases.foilib"


def cache() -> Path:
    """A folder for what can always be worked out again; it never holds anything of a case."""
    return Path(platformdirs.user_cache_dir(_PROGRAM, appauthor=False))
