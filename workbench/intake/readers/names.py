"""Names of enclosed files, made safe to show in a list and to save under on any platform."""

import re
import unicodedata

_LONGEST = 120  # characters; with its folder it must still fit where paths may have 260
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.I)
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_PLAIN_ENDING = re.compile(r"\.[0-9A-Za-z]{1,8}\Z")


def safe_name(given: str, otherwise: str) -> str:
    """The last part of a name as given, without folders, controls and marks of direction; `otherwise` if none is left.

    Marks of direction go because they can make "annex-fdp.exe" read as "annex-exe.pdf".
    """
    last = re.split(r"[\\/]", given)[-1]
    shown = "".join(" " if each in "\t\r\n" else each for each in last if each in "\t\r\n" or _is_shown(each))
    name = _FORBIDDEN.sub("_", " ".join(shown.split())).strip(". ")
    if not name:
        return otherwise
    if len(name) > _LONGEST:
        ending = _PLAIN_ENDING.search(name)
        kept = ending[0] if ending else ""
        name = name[: _LONGEST - len(kept)].rstrip(". ") + kept
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def _is_shown(character: str) -> bool:
    return character != "\ufffd" and unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
