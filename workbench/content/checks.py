"""Reads the words that the checks look for, and the questions of the challenge, from resources/checks."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench import locations
from workbench.content import toml
from workbench.domain.asked import Asked
from workbench.domain.challenge import REPLIES
from workbench.domain.phrases import PhraseList, Phrases, Stale, fold
from workbench.errors import BadResource

_ADVICE = "Put the file right, or install the program again."

LISTS = frozenset(
    {
        "answers a review",
        "asks for a review",
        "checking and approving the answer",
        "confirms or denies",
        "considering exemptions",
        "consulting others",
        "cost of relying on it",
        "denies the harm",
        "drafting the reply",
        "enactment",
        "environmental",
        "irrelevant",
        "kind of privilege",
        "left over",
        "link in place of the answer",
        "motive",
        "names the place",
        "nearly even",
        "on a site",
        "person called vexatious",
        "redacting",
        "rest answered",
        "review wording",
        "speaks of disclosure",
        "turned round",
    }
)
"""The lists that the checks use: no more, no fewer."""


@dataclass(frozen=True, slots=True)
class _File:
    lists: tuple[PhraseList, ...]
    stale: tuple[Stale, ...]
    forces: tuple[tuple[str, ...], ...]


def load_phrases(path: Path | None = None) -> Phrases:
    """Everything that the checks on words look for. Raises BadResource, naming file and list, for a faulty one."""
    path = path or locations.resources() / "checks" / "words.toml"
    file = toml.load(path, _File)
    for place, fault in _faults(file):
        raise BadResource(f"{path.name}, at {place}: {fault}.", _ADVICE)
    version = hashlib.sha256(toml.read_bytes(path)).hexdigest()[:16]
    return Phrases(version, file.lists, file.stale, file.forces)


@dataclass(frozen=True, slots=True)
class _Questions:
    version: str
    asked: tuple[Asked, ...]


def load_challenge(path: Path | None = None) -> tuple[Asked, ...]:
    """What would be asked of a refusal. Raises BadResource for a question that nobody answers, or that is missing."""
    path = path or locations.resources() / "checks" / "challenge.toml"
    asked = toml.load(path, _Questions).asked
    keys = Counter(each.key for each in asked)
    for key in (*keys, *REPLIES):
        if key not in REPLIES:
            raise BadResource(f"{path.name}, at {key}: nothing answers this question.", _ADVICE)
        if keys[key] != 1:
            raise BadResource(f"{path.name}, at {key}: the question stands {keys[key]} times.", _ADVICE)
    for each in asked:
        if not (each.question.endswith("?") and each.provision.strip() and each.source.strip()):
            raise BadResource(f"{path.name}, at {each.key}: it needs a question, a provision and a source.", _ADVICE)
    return asked


def _faults(file: _File) -> Iterator[tuple[str, str]]:
    """Each place where the file is not as the checks need it, with what is wrong there."""
    names = Counter(each.name for each in file.lists)
    yield from ((name, "no check uses this list") for name in names if name not in LISTS)
    yield from ((name, "this list is missing") for name in sorted(LISTS) if name not in names)
    yield from ((name, "this list stands twice") for name, count in names.items() if count > 1)
    for each in file.lists:
        if not each.phrases:
            yield each.name, "it has no phrases"
        for phrase in (*each.phrases, *each.unless_before, *each.unless_after, *each.innocent):
            if fault := _unusable(phrase):
                yield each.name, f"“{phrase}” {fault}"
    for stale in file.stale:
        for phrase in stale.words:
            if fault := _unusable(phrase):
                yield "stale", f"“{phrase}” {fault}"
        if not stale.words or not stale.instead.strip() or not stale.source.strip():
            yield "stale", "an entry needs words, what stands in their place, and a source"


def _unusable(phrase: str) -> str:
    """What keeps a phrase from ever being found, or makes it be found everywhere; empty where it is good."""
    words = phrase.split()
    if not words or " ".join(words) != phrase:
        return "is empty, or has a space too many"
    if fold(phrase) != phrase:
        return "is not in small letters and plain quotes, or does not call the force “we”"
    if words[0] in ("…", "*") or words[-1] == "…":
        return "begins or ends with “…”"
    if any("*" in word[:-1] or word == "*" for word in words):
        return "has a “*” that does not end a word"
    if max(len(word.strip("*…#")) for word in words) < 2:
        return "has no word to look for"
    return ""
