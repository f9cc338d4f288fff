"""Passphrases that cost next to nothing to try, so that a test can try many: what it tries is not their strength."""

from collections.abc import Callable

from workbench.protection import keyfile
from workbench.protection.wrapping import Work
from workbench.store import protecting

CHEAP = Work(memory=64, passes=1, lanes=1)


def guess_cheaply(put: Callable[[object, str, object], None]) -> None:
    """Have whatever key is wrapped from now on be wrapped so."""
    for name in ("wrapped", "with_passphrase", "with_recovery"):
        real = getattr(keyfile, name)
        put(protecting, name, lambda *given, real=real: real(*given, work=CHEAP))
