"""Keys that nobody reads: the misspelt key of a resource or of a case file must not vanish silently."""

from collections.abc import Mapping, Sequence
from typing import TypeGuard


def unknown_keys(raw: object, known: object, place: str = "") -> list[str]:
    """The places in `raw` whose key does not stand in `known`: `limbs[3].titel`.

    `raw` is what a file says, `known` what was understood of it (`msgspec.to_builtins` of the result).
    """
    if isinstance(raw, Mapping) and isinstance(known, Mapping):
        return [
            found
            for key, value in raw.items()
            for found in (unknown_keys(value, known[key], _join(place, key)) if key in known else [_join(place, key)])
        ]
    if _is_list(raw) and _is_list(known):
        pairs = enumerate(zip(raw, known, strict=False))
        return [found for index, (one, two) in pairs for found in unknown_keys(one, two, f"{place}[{index}]")]
    return []


def _join(place: str, key: object) -> str:
    return f"{place}.{key}" if place else str(key)


def _is_list(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)
