"""What all tests share: no screen, and nothing of this machine's own library or cache."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest

from ui.lasting import make_constants_last

make_constants_last()


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    """Each test has a data folder of its own; the worked-out calendar is shared, for it holds nothing of a case."""
    from workbench import locations

    monkeypatch.setattr(locations, "library", lambda: tmp_path / "cases.foilib")


@pytest.fixture
def cheap_guesses(monkeypatch):
    """A passphrase costs next to nothing to try."""
    from tests.fakes.guesses import guess_cheaply

    guess_cheaply(monkeypatch.setattr)


@pytest.fixture
def run(capsys):
    """Types a command; gives its exit status and what it said."""
    from workbench.cli import main

    def call(*words):
        try:
            status = main([str(word) for word in words])
        except SystemExit as leaving:
            status = leaving.code
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return status, said.out, said.err

    return call
