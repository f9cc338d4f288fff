"""Paragraphs that the officer rewrote, put in place of the composed ones, and which of them no longer fit.

What the Act wants in a letter is locked: an override of it is never printed, and reported.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.domain.letter import Override
from workbench.letters.document import Block, BulletList, Heading, Inline, Paragraph, Run, words


class Why(StrEnum):
    """Why an override needs another look."""

    CHANGED = "the standard words have changed since"
    GONE = "the letter no longer has this passage"
    LOCKED = "the Act wants these words as they stand"


@dataclass(frozen=True, slots=True)
class StaleOverride:
    """An override that needs another look, and what the letter says there now without it."""

    override: Override
    why: Why
    now: str = ""


def overridden(blocks: Iterable[Block], overrides: Iterable[Override]) -> tuple[Block, ...]:
    """The blocks with the officer's words where a key matches and nothing is locked.

    What was typed is plain text; an address that led somewhere before still does.
    """
    by_key = {override.key: override.text for override in overrides}
    return tuple(_overridden(block, by_key) for block in blocks) if by_key else tuple(blocks)


def stale_overrides(blocks: Iterable[Block], overrides: Iterable[Override]) -> tuple[StaleOverride, ...]:
    """The overrides that no longer fit the blocks as composed, before any was applied."""
    composed: dict[str, str] = {}
    locked: set[str] = set()
    for key, text, is_locked in _keyed(blocks):
        composed.setdefault(key, text)
        if is_locked:
            locked.add(key)
    found = ((override, _why(override, composed, locked)) for override in overrides)
    return tuple(StaleOverride(override, why, composed.get(override.key, "")) for override, why in found if why)


def _why(override: Override, composed: Mapping[str, str], locked: set[str]) -> Why | None:
    if override.key not in composed:
        return Why.GONE
    if override.key in locked:
        return Why.LOCKED
    return None if override.was == composed[override.key] else Why.CHANGED


def _overridden(block: Block, texts: Mapping[str, str]) -> Block:
    match block:
        case Heading(key=key) if key in texts and texts[key].strip():
            return replace(block, text=texts[key], rewritten=True, own=False)
        case Paragraph(key=key, locked=False) if key in texts:
            return replace(block, runs=_said(texts[key], block.runs), rewritten=True)
        case BulletList(locked=False) if not texts.keys().isdisjoint(block.keys):
            pairs = zip(block.keys, block.items, strict=True)
            items = tuple(_said(texts[key], item) if key in texts else item for key, item in pairs)
            return replace(block, items=items, rewritten=frozenset(block.keys) & texts.keys())
        case _:
            return block


def _said(text: str, composed: Inline) -> Inline:
    """The officer's words; where they keep the words that lead in, these stay in strong type."""
    lead = composed[0] if composed and composed[0].strong else None
    kept = lead if lead and lead.text and text.startswith(lead.text) else None
    rest = text.removeprefix(kept.text) if kept else text
    runs = (*((kept,) if kept else ()), *_with_links(rest, [run for run in composed if run.url]))
    return tuple(run for run in runs if run.text)


def _with_links(text: str, links: Iterable[Run]) -> Inline:
    """The text with the links of the composed words wherever their words still stand."""
    runs: Inline = (Run(text),)
    for link in links:
        runs = tuple(piece for run in runs for piece in ((run,) if run.url or not link.text else _linked(run, link)))
    return runs


def _linked(run: Run, link: Run) -> Inline:
    before, *after = run.text.split(link.text)
    return (Run(before), *(piece for text in after for piece in (link, Run(text))))


def _keyed(blocks: Iterable[Block]) -> Iterator[tuple[str, str, bool]]:
    for block in blocks:
        match block:
            case Heading(key=key) if key:
                yield key, block.text, False
            case Paragraph(key=key) if key:
                yield key, words(block.runs), block.locked
            case BulletList():
                yield from (
                    (key, words(item), block.locked) for key, item in zip(block.keys, block.items, strict=False)
                )
