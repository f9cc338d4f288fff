"""A force's scheme for references: `{number}-{yy}` gives 616-25, the next free number of the year."""

import re
from collections.abc import Iterable
from datetime import date


def next_reference(scheme: str, used: Iterable[str], today: date) -> str:
    """The next reference by a scheme with `{number}` and, if wanted, `{year}` or `{yy}`; empty without `{number}`."""
    if "{number}" not in scheme:
        return ""
    dated = scheme.replace("{year}", f"{today.year}").replace("{yy}", f"{today.year % 100:02}")
    before, _, after = dated.partition("{number}")
    pattern = re.compile(re.escape(before) + r"(\d{1,9})" + re.escape(after))
    numbers = [int(match[1]) for reference in used if (match := pattern.fullmatch(reference))]
    return f"{before}{max(numbers, default=0) + 1}{after}"
