"""A resource that is wrong is named by file and key; one that is right comes back typed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from workbench.content import toml
from workbench.content.strict import unknown_keys
from workbench.errors import BadResource


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Leaf:
    name: str
    on: date | None = None
    colours: tuple[Colour, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    version: int
    leaf: tuple[Leaf, ...] = ()


def write(folder: Path, text: str) -> Path:
    path = folder / "tree.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_file_comes_back_typed(tmp_path: Path) -> None:
    path = write(tmp_path, 'version = 1\n[[leaf]]\nname = "oak"\non = 2025-07-01\ncolours = ["red"]\n')
    assert toml.load(path, Tree) == Tree(1, (Leaf("oak", date(2025, 7, 1), (Colour.RED,)),))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('version = "1"', "tree.toml, at version: expected `int`, got `str`."),
        ("", "tree.toml, at the top: object missing required field `version`."),
        ('version = 1\n[[leaf]]\nname = "a"\n[[leaf]]\nname = 2', "tree.toml, at leaf[1].name: expected `str`"),
        ('version = 1\n[[leaf]]\nname = "a"\ncolours = ["blue"]', "tree.toml, at leaf[0].colours[0]: invalid enum"),
        ("version = 1\ntitel = 2", "tree.toml, at titel: there is no such key."),
        ('version = 1\n[[leaf]]\nname = "a"\nnmae = "b"', "tree.toml, at leaf[0].nmae: there is no such key."),
        ("version = ", "tree.toml is not TOML:"),
    ],
)
def test_a_fault_is_named_by_file_and_key(tmp_path: Path, text: str, place: str) -> None:
    with pytest.raises(BadResource) as caught:
        toml.load(write(tmp_path, text), Tree)
    assert caught.value.sentence.startswith(place)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadResource, match=r"absent\.toml cannot be read"):
        toml.load(tmp_path / "absent.toml", Tree)


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "tree.toml"
    path.write_bytes(b"version = 1 # \xff")
    with pytest.raises(BadResource, match="not UTF-8"):
        toml.load(path, Tree)


def test_unknown_keys_are_found_at_any_depth() -> None:
    raw = {"a": 1, "b": [{"c": 1}, {"c": 1, "x": 2}], "y": 0}
    assert unknown_keys(raw, {"a": 1, "b": ({"c": 1}, {"c": 1})}) == ["b[1].x", "y"]
