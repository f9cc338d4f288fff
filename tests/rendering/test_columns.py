"""Tables fit the sheet, and figures stay whole in them."""

import pytest

from workbench.rendering.columns import are_figures, fit_columns
from workbench.rendering.lines import Measure
from workbench.rendering.styles import BODY_WIDTH


def fitted(header, *rows):
    return fit_columns(header, rows, False, Measure())


def test_a_small_table_is_as_wide_as_its_words():
    columns = fitted(("Year", "Number"), ("2023", "12"))
    assert columns.size == 10.5
    assert sum(columns.widths) < BODY_WIDTH / 3


def test_a_long_text_leaves_the_other_columns_room_for_their_words():
    measure = Measure()
    columns = fitted(("Station", "Notes"), ("Northtown", "many words " * 200))
    assert sum(columns.widths) == pytest.approx(BODY_WIDTH)
    assert columns.widths[0] >= measure.word("Northtown", False) * columns.size / 1000 + 2 * columns.padding


def test_many_columns_get_smaller_text_before_a_figure_is_broken():
    measure = Measure()
    columns = fitted(tuple(f"20{n}" for n in range(10, 28)), tuple("12,345" for _ in range(18)))
    assert columns.size < 10.5
    assert sum(columns.widths) <= BODY_WIDTH + 0.01
    for width in columns.widths:
        assert width - 2 * columns.padding >= measure.word("12,345", False) * columns.size / 1000


def test_more_columns_than_a_sheet_can_hold_share_it():
    assert sum(fitted(tuple("Heading" for _ in range(60))).widths) == pytest.approx(BODY_WIDTH)


@pytest.mark.parametrize("texts", [("1", "1,234", ""), ("£1,200.50", "-£3"), ("12%", "–"), ("<5", "2.5k"), ("12 000",)])
def test_figures_are_read_from_the_right(texts):
    assert are_figures(texts)


@pytest.mark.parametrize("texts", [("12", "none"), ("", " "), ("3 cars",), ("s.31(1)",), ("616-25",)])
def test_words_are_read_from_the_left(texts):
    assert not are_figures(texts)
