"""The table of combinations and the rules on cost: what a file that contradicts itself or the Act gets."""

from pathlib import Path

import pytest

from workbench import locations
from workbench.content.catalogue import load_catalogue
from workbench.content.combinations import load_combinations
from workbench.content.costs import load_costs
from workbench.domain.exemptions import Evidence
from workbench.errors import BadResource

LAW = locations.resources() / "law"
CATALOGUE = load_catalogue()


def changed(tmp_path: Path, name: str, old: str, new: str) -> Path:
    text = (LAW / name).read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('outcome = "withheld"', 'outcome = "refused"', "grounds[4].outcome: invalid enum value 'refused'"),
        ('outcome = "withheld"', 'outcome = "disclosed"', "grounds: “disclosed” stands 2 times"),
        ('limbs = "confirm-or-deny"', 'limbs = "disclose"', "grounds[5].limbs: a part that is “neither confirm"),
        ('limbs = "confirm-or-deny"', 'limbs = "tell"', "grounds[5].limbs: invalid enum value 'tell'"),
        ('no_limb = "Section 12(1)', 'limbs = "disclose"\nno_limb = "S', "grounds[6].limbs: a part that is “over the"),
        ('no_limb = "This part', 'no_limb = "" # ', "grounds[0].no_limb: it says why no limb goes"),
        ('only_limb = "21"', 'only_limb = "21(9)"', "grounds[2].only_limb: section 21(9) is no limb"),
        ('only_limb = "21"', 'only_limb = "31(3)"', "grounds[2].only_limb: section 31(3) is no limb on that duty"),
        ('needs = ["searches"]', 'needs = ["search"]', "grounds[3].needs[0]: invalid enum value 'search'"),
        ('source = ["FOIA s.14 as enacted"]', "", "grounds[8].source: it is marked as verified"),
        ('limbs = ["30", "31(1)"]', 'limbs = ["30", "31(9)"]', "exclusions[0].limbs: there is no limb 31(9)"),
        ('limbs = ["30", "31(1)"]', 'limbs = ["20", "31(1)"]', "exclusions[0].limbs: there is no limb 20"),
        ('limbs = ["30", "31(1)"]', 'limbs = ["30", "30"]', "exclusions[0].limbs: a limb cannot exclude itself"),
        (
            'limbs = ["30", "31(1)"]',
            'limbs = ["30(3)", "31(3)"]',
            "compatible[1]: sections 30(3) and 31(3) also exclude",
        ),
        ('["23(5)", "24(2)"]', '["23(5)", "24(9)"]', "compatible[0]: there is no limb 24(9)"),
        ('["23(5)", "24(2)"]', '["23(5)", "24(1)"]', "compatible[0]: sections 23(5) and 24(1) are on different duties"),
        ('["23(5)", "24(2)"]', '["23(1)", "24(1)"]', "compatible[0]: sections 23(1) and 24(1) also exclude"),
        ('section = "33"', 'section = "99"', "unavailable[0].section: there is no section 99 in Part II"),
        ('duty = "confirm-or-deny"\nsays', 'duty = "disclose"\nsays', "weighing: the duty “confirm-or-deny” stands"),
        ('alternative = "say', 'instead = "say', "exclusions[0].instead: there is no such key"),
    ],
)
def test_a_table_that_contradicts_itself_is_named_with_its_key(tmp_path: Path, old: str, new: str, fault: str) -> None:
    with pytest.raises(BadResource) as caught:
        load_combinations(CATALOGUE, changed(tmp_path, "combinations.toml", old, new))
    assert caught.value.sentence.startswith(f"combinations.toml, at {fault}")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('activity = "locate"', 'activity = "redact"', "countable[1].activity: invalid enum value 'redact'"),
        ('activity = "locate"', 'activity = "extract"', "countable: “locate” stands 0 times"),
        ('activity = "redacting"', 'activity = "extract"', "not_countable[1].activity: “extract” may be counted"),
        ('is not on the list."', 'is not on the list"', "not_countable[0].why: it needs a sentence"),
        ('source = ["Fees Regulations 2004, reg. 4"]', "", "countable[0].source: it is marked as verified"),
        ("forward = 20", "forward = 0", "aggregation.forward: it is at least one working day"),
        ("forward = 20", 'forward = "20"', "aggregation.forward: expected `int`, got `str`"),
        ("forward_says", "forwards_say", "aggregation.forwards_say: there is no such key"),
        ("[aggregation]\nsays =", "[aggregation]\nprovisions =", "aggregation.provisions: there is no such key"),
    ],
)
def test_rules_on_cost_that_cannot_be_are_named_with_their_key(tmp_path: Path, old: str, new: str, fault: str) -> None:
    with pytest.raises(BadResource) as caught:
        load_costs(changed(tmp_path, "costs.toml", old, new))
    assert caught.value.sentence.startswith(f"costs.toml, at {fault}")


def test_each_ground_shows_conditions_pitfalls_and_where_it_comes_from() -> None:
    for ground in load_combinations(CATALOGUE).grounds:
        assert ground.says.endswith("."), ground.outcome
        assert ground.conditions, ground.outcome
        assert ground.pitfalls, ground.outcome
        assert bool(ground.source) == (ground.evidence is not Evidence.MEMORY), ground.outcome
