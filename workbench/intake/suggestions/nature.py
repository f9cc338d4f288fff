"""What a request touches on: the environment; and whether it looks sent to many forces."""

import re
from collections.abc import Iterator
from functools import lru_cache

from workbench.content.intake import EnvironmentalWords, ForceWords
from workbench.domain.arrival import Source
from workbench.domain.case import Role, Span
from workbench.domain.exemptions import Evidence
from workbench.intake.suggestions.stretches import Stretches
from workbench.intake.suggestions.suggestion import About, Suggestion, in_text

_FEW = 3  # words that are shown of those found
_MOST = 200  # places of the request that are looked at
_BETWEEN = 4  # words at most between "I am sending this" and "all forces"


def environmental(words: Stretches, wanted: EnvironmentalWords) -> Suggestion | None:
    """Whether what is asked for has words of the environment in it; a footer that would save trees has none."""
    around = (Role.GREETING, Role.SIGNATURE, *((Role.CONTEXT,) if words.questions else ()))
    found = list(words.outside(_matches(words.text, _any_of(wanted.words)), words.of(*around)))
    if not found:
        return None
    said = list(dict.fromkeys(" ".join(words.text[span.start : span.end].lower().split()) for span in found))
    mark = " Quoted from memory: look it up." if wanted.evidence is Evidence.MEMORY else ""
    shown = ", ".join(said[:_FEW]) + (" …" if len(said) > _FEW else "")
    why = f"{wanted.says} ({wanted.provision}).{mark}"
    shown = f"yes, some of it? {shown}"
    return in_text(About.ENVIRONMENTAL, True, words.text, found[0], why, shown=shown, look=True)


def forces(words: Stretches, sources: tuple[Source, ...], wanted: ForceWords) -> Suggestion | None:
    """Whether the request went to many forces: by its addresses, or because it says so outside of what it asks."""
    for source in sources:
        recipients = source.envelope.recipients if source.envelope else ()
        addresses = [each for each in recipients if _force(each, wanted)]
        many = len({_force(each, wanted) for each in addresses})
        if many >= wanted.fewest:
            shown = f"{many} forces among its recipients"
            return Suggestion(About.FORCES, None, shown, ", ".join(addresses), None, "header “To”", wanted.says)
    said = words.outside(_matches(words.text, _sent_to(wanted)), words.questions)
    greeted = (
        span
        for greeting in words.of(Role.GREETING)
        for span in _matches(words.text, _any_of(wanted.whom), greeting.start, greeting.end)
    )
    found = next((span for spans in (said, greeted) for span in spans), None)
    if found is None:
        return None
    quoted = " ".join(words.text[found.start : found.end].split())
    return in_text(About.FORCES, None, words.text, found, wanted.says, shown=f"“{quoted}”")


def _force(address: str, wanted: ForceWords) -> str:
    """To which force an address belongs, as its domain names it; empty where it is none."""
    domain = address.lower().rpartition("@")[2]
    for each in sorted(wanted.domains, key=len, reverse=True):
        if domain.endswith(f".{each}"):
            return domain[: -len(each) - 1].rpartition(".")[2]
    return ""


def _matches(text: str, pattern: re.Pattern[str], start: int = 0, end: int | None = None) -> Iterator[Span]:
    found = pattern.finditer(text, start, len(text) if end is None else end)
    return (Span(*each.span()) for _, each in zip(range(_MOST), found, strict=False))


@lru_cache(maxsize=8)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_one(words)}(?!\w)", re.I)


@lru_cache(maxsize=8)
def _sent_to(wanted: ForceWords) -> re.Pattern[str]:
    """ "This request is being sent to all police forces": who, does, to whom, with a few words between."""
    between = rf"(?:\s{{1,4}}[\w'’-]{{1,20}}){{0,{_BETWEEN}}}?\s{{1,4}}"
    return re.compile(rf"(?<!\w){_one(wanted.who)}{between}{_one(wanted.does)}{between}{_one(wanted.whom)}(?!\w)", re.I)


def _one(words: tuple[str, ...]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s{1,4}") for word in longest_first) + ")"
