"""Citations in running text: several paragraphs of one subsection share its number: section 31(1)(a) and (b)."""

import re
from collections.abc import Iterable, Sequence

_SUBSECTION = re.compile(r"(\d+[A-Z]*(?:\(\d+[A-Z]*\))?)(.*)")


def subsection(code: str) -> str:
    """The subsection where a paragraph stands: 31(1)(a) stands in 31(1)."""
    return _parts(code)[0]


def grouped(codes: Iterable[str], word: str = "and") -> tuple[str, ...]:
    """One citation for each subsection, in the order given: ("section 32(1)(a) and (c)", "section 32(2)(b)")."""
    rests: dict[str, list[str]] = {}
    for code in codes:
        head, rest = _parts(code)
        rests.setdefault(head, []).append(rest)
    return tuple(f"section {head}{joined(found, word)}" for head, found in rests.items())


def joined(words: Sequence[str], word: str = "and") -> str:
    """a, b and c."""
    return f"{', '.join(words[:-1])} {word} {words[-1]}" if len(words) > 1 else "".join(words)


def _parts(code: str) -> tuple[str, str]:
    found = _SUBSECTION.fullmatch(code)
    return (found[1], found[2]) if found else (code, "")
