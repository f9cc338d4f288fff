"""What the tests of reliability share: a disk that fails, passphrases that are tried cheaply, a table at the end."""

import pytest

from tests.fakes.disk import calls, disk
from tests.fakes.guesses import guess_cheaply
from tests.reliability import figures

__all__ = ["calls", "cheap_guesses", "disk"]


@pytest.fixture(autouse=True)
def cheap_guesses(monkeypatch):
    """A passphrase is tried hundreds of times here."""
    guess_cheaply(monkeypatch.setattr)


def pytest_terminal_summary(terminalreporter):
    if lines := figures.lines():
        terminalreporter.section("reliability, in figures")
        for line in lines:
            terminalreporter.write_line(line)
