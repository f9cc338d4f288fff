"""Numbers, sizes and moments as they are said on the desk."""

from datetime import datetime

from workbench.domain.dates import format_moment


def counted(number: int, thing: str) -> str:
    """`1 case`, `1,204 cases`."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def size(number: int) -> str:
    """Of a file, from its bytes: `12 KB`, `3.4 MB`."""
    kilobytes = number / 1024
    return f"{kilobytes / 1024:.1f} MB" if kilobytes >= 1024 else f"{max(kilobytes, 1):.0f} KB"


def when(at: datetime) -> str:
    """A moment as the officer's clock has it: `Wed 30 July 2025 14:02`."""
    return format_moment(at.astimezone())
