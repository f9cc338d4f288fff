"""How large a file of ours may be, in every direction: one from somebody else must not fill or stop this computer.

The figures are far above what a case needs: one of two hundred questions with its letters is a few megabytes. What a
hostile file can cost at most was measured; docs/decisions/0016 has the figures.
"""

from collections.abc import Iterator
from pathlib import Path

from workbench.errors import BadInput

LARGEST = 64 * 1024 * 1024  # bytes of a file
MOST_VALUES = 1_000_000  # of any kind
LONGEST_TEXT = 2_000_000  # characters of one text; the bytes of letters and files are not text
LONGEST_LIST = 20_000  # things in a row, as lines of a pasted table
MOST_PIECES = 2_000  # questions, parts, tests, events … of a case, each
LONGEST_HISTORY = 100_000  # lines


def read_file(path: Path) -> bytes:
    """The bytes of a file. Raises BadInput where it cannot be read or is larger than any of ours; it is not read then.

    No more is ever read than that, whatever the file says of its size.
    """
    too_large = BadInput(f"{path.name} is larger than {LARGEST // 1024**2} MB.", "Nothing was read.")
    try:
        if path.stat().st_size > LARGEST:
            raise too_large
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise BadInput(f"{path.name} cannot be read: {why}.", "Check its name and place.") from None
    except ValueError:  # a name with a NUL in it
        raise BadInput("This cannot be the name of a file.", "Check its name and place.") from None
    if len(data) > LARGEST:
        raise too_large
    return data


def excess(data: bytes) -> str:
    """Why JSON of this size is not even taken apart, or nothing. Counts commas and brackets, also those in texts."""
    if len(data) > LARGEST:
        return f"larger than {LARGEST // 1024**2} MB"
    if sum(map(data.count, (b",", b"[", b"{"))) > MOST_VALUES:
        return "made of more values than any case"
    return ""


def beyond(value: object, place: str = "") -> Iterator[tuple[str, str]]:
    """The places where a text is none or too long, or a list too long, each with a sentence."""
    match value:
        case str():
            if len(value) > LONGEST_TEXT and not place.startswith(("letters[", "originals[")):
                yield place, f"this text has more than {LONGEST_TEXT:,} characters"
            if "\0" in value or not _whole(value):
                yield place, "its text holds a character that is none (NUL or half a pair)"
        case dict():
            for key, item in value.items():
                yield from beyond(item, f"{place}.{key}" if place else str(key))
        case list():
            if len(value) > (most := _most(place)):
                yield place, f"there are {len(value):,} of them; this program takes {most:,}"
                return
            for at, item in enumerate(value):
                yield from beyond(item, f"{place}[{at}]")


def _most(place: str) -> int:
    if place == "history":
        return LONGEST_HISTORY
    return MOST_PIECES if place.startswith("case.") and place.count(".") == 1 else LONGEST_LIST


def _whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
