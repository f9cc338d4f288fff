"""The grid's model: which boxes there are, what they say, and that only what changed is repainted."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from ui.models.grid import CELL, GridModel
from ui.models.grid_columns import Column, paired
from workbench.bootstrap import load_law
from workbench.domain.case import Case, Claim, Duty, Outcome, Part, Particulars, Question

CHECKED = Qt.ItemDataRole.CheckStateRole
NCND = Outcome.NEITHER_CONFIRM_NOR_DENY


@pytest.fixture(scope="module")
def catalogue():
    return load_law().catalogue


@pytest.fixture(scope="module")
def combinations():
    return load_law().combinations


@pytest.fixture
def model(qapp, catalogue, combinations):
    return GridModel(lambda: catalogue, lambda: combinations)


def case_of(*parts: Part, case_id: str = "c") -> Case:
    return Case(case_id, questions=(Question("q", "1", "Which tactics are used?"),), parts=parts)


def part(part_id: str, outcome: Outcome | None, *limbs: str) -> Part:
    return Part(part_id, f"{part_id} use", ("q",), outcome, claims=tuple(Claim(limb) for limb in limbs))


def headings(model) -> list[str]:
    across = Qt.Orientation.Horizontal
    return [model.headerData(at, across) for at in range(model.columnCount())]


def cell(model, part_id: str, limb: str):
    return model.place_of(part_id, limb).data(CELL)


def test_the_grid_keeps_the_rules_of_models(model, qtmodeltester):
    qtmodeltester.check(model)
    model.show(case_of(part("covert", NCND, "31(3)", "27(4)(a)"), part("price", Outcome.WITHHELD), part("x", None)), {})
    qtmodeltester.check(model)


def test_twins_share_a_column_and_every_limb_has_a_place(catalogue):
    columns = paired(catalogue)

    twins = {Column("31(1)", "31(3)"), Column("27(1)", "27(4)"), Column("43(2)", "43(3)"), Column("43(1)")}
    assert twins <= set(columns)
    shown = {code for column in columns for code in column.codes}
    assert {catalogue.column_of(limb.code) for limb in catalogue.limbs} == shown
    assert len(shown) == sum(len(column.codes) for column in columns)


def test_what_forces_use_most_stands_first(catalogue):
    common = [column.codes for column in paired(catalogue)][:8]

    assert ("23(1)", "23(5)") in common
    assert ("31(1)", "31(3)") in common
    assert ("35(1)", "35(3)") not in common


def test_a_part_that_neither_confirms_nor_denies_is_offered_only_limbs_that_lift_that_duty(model, catalogue):
    model.show(case_of(part("covert", NCND), part("price", Outcome.WITHHELD)), {})
    model.look_for("", everything=True)

    offered = [model.index(0, at).data(CELL).limb for at in range(model.columnCount())]
    assert {catalogue.limb(code).duty for code in offered if code} == {Duty.CONFIRM_OR_DENY}
    assert cell(model, "covert", "31(1)").limb == "31(3)"
    assert cell(model, "price", "31(3)").limb == "31(1)"


def test_where_no_limb_lifts_the_duty_there_is_no_box(model):
    model.show(case_of(part("covert", NCND), part("price", Outcome.WITHHELD)), {})
    model.look_for("43(1)", everything=False)

    assert model.place_of("covert", "43(1)").data(CHECKED) is None
    assert not model.place_of("covert", "43(1)").flags() & Qt.ItemFlag.ItemIsEnabled
    assert model.place_of("price", "43(1)").data(CHECKED) == Qt.CheckState.Unchecked


@pytest.mark.parametrize("outcome", [Outcome.DISCLOSED, Outcome.NOT_HELD])
def test_an_answered_part_has_no_boxes_and_says_why(model, outcome):
    model.show(case_of(part("overt", outcome), part("covert", NCND)), {})

    assert all(model.index(0, at).data(CHECKED) is None for at in range(model.columnCount()))
    assert model.headerData(0, Qt.Orientation.Vertical).endswith("nothing refused")


def test_an_undecided_part_has_no_boxes_but_can_be_entered(model):
    model.show(case_of(part("new", None), part("covert", NCND)), {})

    first = model.first_open(0)
    assert first.data(CHECKED) is None
    assert "Decide this part's outcome first" in first.data(Qt.ItemDataRole.ToolTipRole)


def test_the_columns_are_the_common_ones_of_the_duties_refused_and_those_ticked(model):
    model.show(case_of(part("covert", NCND, "27(4)(a)")), {})

    assert "31(3)" in headings(model)
    assert "27(4)" in headings(model)
    assert "21" not in headings(model)
    assert "26(3)" not in headings(model)


def test_a_column_that_was_ticked_stays_while_the_case_is_open(model):
    model.show(case_of(part("covert", NCND, "26(3)")), {})
    model.show(case_of(part("covert", NCND)), {})
    assert "26(3)" in headings(model)

    model.show(case_of(part("covert", NCND), case_id="another"), {})
    assert "26(3)" not in headings(model)


def test_limbs_are_found_by_number_and_by_word(model):
    model.show(case_of(part("price", Outcome.WITHHELD)), {})

    model.look_for("43", everything=False)
    assert headings(model) == ["43(2)", "43(1)"]
    model.look_for("privilege", everything=False)
    assert "42(1)" in headings(model)
    model.look_for("no such words", everything=False)
    assert model.columnCount() == 0


def test_a_cell_says_in_words_whether_it_is_complete(model):
    problems = {("covert", "31(3)"): ("Name the interest in section 31(1) that it protects.",)}
    model.show(case_of(part("covert", NCND, "23(5)", "31(3)")), problems)

    worried, complete = model.place_of("covert", "31(3)"), model.place_of("covert", "23(5)")
    assert worried.data() == "?"
    assert worried.data(Qt.ItemDataRole.ToolTipRole).endswith("Name the interest in section 31(1) that it protects.")
    assert complete.data() == ""
    assert complete.data(Qt.ItemDataRole.AccessibleTextRole) == "23(5): ticked. Complete."


def test_a_chosen_limb_shows_which_one_it_is(model):
    model.show(case_of(part("covert", NCND, "27(4)(a)", "27(4)(b)")), {})

    assert model.place_of("covert", "27(4)(b)").data() == "(a) (b)"


def test_a_limb_on_the_wrong_duty_can_be_unticked(model):
    said = "Section 43(1) lifts the duty to disclose. Untick it."
    model.show(case_of(part("covert", NCND, "43(1)")), {("covert", "43(1)"): (said,)})

    place = model.place_of("covert", "43(1)")
    assert place.data(CHECKED) == Qt.CheckState.Checked
    assert place.data() == "?"
    assert place.data(Qt.ItemDataRole.ToolTipRole) == f"43(1): ticked. {said}"


def test_a_tick_is_asked_for_and_not_made(model, qtbot):
    model.show(case_of(part("covert", NCND)), {})
    place = model.place_of("covert", "31(3)")

    with qtbot.waitSignal(model.tick_asked) as asked:
        assert model.setData(place, Qt.CheckState.Checked, CHECKED)

    assert asked.args[0].limb == "31(3)"
    assert place.data(CHECKED) == Qt.CheckState.Unchecked


def test_only_the_row_that_changed_is_repainted(model, qtbot):
    before = case_of(part("covert", NCND), part("sharing", NCND))
    model.show(before, {})
    changed: list[int] = []
    model.dataChanged.connect(lambda first, last: changed.append(first.row()))
    reset: list[bool] = []
    model.modelReset.connect(lambda: reset.append(True))

    model.show(replace(before, parts=(before.parts[0], part("sharing", NCND, "31(3)"))), {})

    assert changed == [1]
    assert reset == []


# ── what the table of combinations allows ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome.COST, "Section 12(1) is no exemption of Part II"),
        (Outcome.COST_TO_CONFIRM, "Section 12(2) is no exemption of Part II"),
        (Outcome.VEXATIOUS, "Section 14 is no exemption of Part II"),
        (Outcome.REPEATED, "Section 14 is no exemption of Part II"),
        (Outcome.CLARIFICATION, "Nothing is refused yet"),
        (Outcome.INVALID, "Without a valid request"),
        (Outcome.ENVIRONMENTAL, "answered under the Regulations"),
    ],
)
def test_a_part_on_another_ground_shows_that_ground_in_its_row_and_no_box(model, outcome, said):
    model.show(case_of(part("records", outcome), part("covert", NCND)), {})

    assert model.spans(0)
    assert not model.spans(1)
    row = model.index(0, 0)
    assert said in row.data()
    assert row.data(CELL).ground.outcome is outcome
    assert row.flags() & Qt.ItemFlag.ItemIsEnabled  # it can be stood on and read
    assert all(model.index(0, at).data(CHECKED) is None for at in range(model.columnCount()))
    assert model.headerData(0, Qt.Orientation.Vertical).endswith(outcome.value)


def test_a_limb_left_from_before_can_still_be_unticked_on_another_ground(model):
    model.show(case_of(part("records", Outcome.COST, "31(1)"), part("covert", NCND)), {})

    assert not model.spans(0)
    assert model.place_of("records", "31(1)").data(CHECKED) == Qt.CheckState.Checked
    assert model.place_of("records", "24(1)").data(CHECKED) is None


def test_information_accessible_elsewhere_stands_on_section_21_alone(model):
    model.show(case_of(part("log", Outcome.ACCESSIBLE_ELSEWHERE), part("price", Outcome.WITHHELD)), {})

    boxes = [model.index(0, at) for at in range(model.columnCount())]
    assert [box.data(CELL).limb for box in boxes if box.data(CHECKED) is not None] == ["21"]
    assert "stands on section 21 alone" in model.why_not(model.place_of("log", "31(1)"))


@pytest.mark.parametrize(
    ("outcome", "limb", "why"),
    [
        (NCND, "43(1)", "Section 43(1) does not lift the duty to confirm or deny."),
        (Outcome.COST, "31(1)", "Section 12(1) is no exemption of Part II"),
        (Outcome.DISCLOSED, "31(1)", "This part is disclosed"),
        (None, "31(1)", "Decide this part's outcome first"),
    ],
)
def test_where_there_is_no_box_it_is_said_why(model, outcome, limb, why):
    model.show(case_of(part("x", outcome), part("price", Outcome.WITHHELD)), {})
    model.look_for("", everything=True)

    assert model.why_not(model.place_of("x", limb)).startswith(why)
    assert model.why_not(model.place_of("price", "31(1)")) == ""


@pytest.mark.parametrize(
    ("ticked", "other", "doubtful"),
    [
        (("30(1)",), "31(1)", True),  # s.31(1): only what is not exempt under s.30
        (("30(3)",), "31(3)", False),
        (("23(1)",), "24(1)", True),
        (("23(5)",), "24(2)", False),
        ((), "35(1)", True),  # no police force's
        ((), "33(2)", True),
        ((), "43(2)", False),
    ],
)
def test_a_limb_in_doubt_may_be_ticked_and_is_marked(model, catalogue, ticked, other, doubtful):
    duty = catalogue.limb(other).duty
    outcome = NCND if duty is Duty.CONFIRM_OR_DENY else Outcome.WITHHELD
    model.show(case_of(part("x", outcome, *ticked)), {})
    model.look_for("", everything=True)

    place = model.place_of("x", other)
    assert place.data(CHECKED) == Qt.CheckState.Unchecked
    assert ("⚠" in place.data()) is doubtful
    assert ("To consider: " in place.data(Qt.ItemDataRole.ToolTipRole)) is doubtful


def test_limbs_cited_in_the_alternative_are_in_no_doubt(model):
    apart = case_of(part("x", Outcome.WITHHELD, "23(1)", "24(1)"))
    model.show(apart, {})
    assert "⚠" in model.place_of("x", "24(1)").data()

    claims = (Claim("23(1)"), Claim("24(1)", particulars=Particulars(alternative_to="23(1)")))
    model.show(replace(apart, parts=(replace(apart.parts[0], claims=claims),)), {})
    assert "⚠" not in model.place_of("x", "24(1)").data()
    assert "⚠" not in model.place_of("x", "23(1)").data()


def test_the_grid_with_rows_on_other_grounds_keeps_the_rules_of_models(model, qtmodeltester):
    model.show(case_of(part("records", Outcome.COST), part("x", Outcome.WITHHELD, "23(1)", "24(1)")), {})
    qtmodeltester.check(model)
