"""What the store makes of texts: damage that is found in them, and the words that the list searches."""

import unicodedata


class Damaged(Exception):
    """What the library gives back is not what was saved."""


def searchable(text: str) -> str:
    """A text as the list searches it: capitals, and how an accent is composed, make no difference."""
    return unicodedata.normalize("NFC", text.casefold())
