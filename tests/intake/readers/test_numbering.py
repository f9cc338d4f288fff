"""Word's automatic numbers, as the reader of the letter saw them."""

import pytest

from tests.intake.readers.letters import W, paragraph, word
from workbench.intake.readers import read
from workbench.intake.readers.counting import letters, roman


def levels(*shapes: tuple[str, str], more: str = "") -> str:
    """Levels of a pattern from the outermost: how each counts, and its words."""
    return "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>'
        f'{more}<w:lvlText w:val="{words}"/></w:lvl>'
        for place, (shape, words) in enumerate(shapes)
    )


def numbering(pattern: str, *lists: str, more: str = "") -> str:
    """A part on numbering: one pattern, and the lists 1, 2 … that follow it, each with what it has of its own."""
    numbers = "".join(
        f'<w:num w:numId="{place}"><w:abstractNumId w:val="0"/>{own}</w:num>'
        for place, own in enumerate(lists or ("",), 1)
    )
    own = f'<w:abstractNum w:abstractNumId="0">{pattern}</w:abstractNum>'
    return f'<w:numbering xmlns:w="{W}">{own}{more}{numbers}</w:numbering>'


def item(text: str, level: int = 0, number: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def lines(*paragraphs: str, **parts: str) -> list[str]:
    return read("letter.docx", word("".join(paragraphs), **parts)).text.split("\n")


THREE = levels(("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "(%3)"))


def test_three_levels_count_and_start_again_under_each_other():
    found = lines(
        *(item("How many?"), item("by month", 1), item("in June", 2), item("in July", 2), item("by area", 1)),
        *(item("in May", 2), paragraph("And further:"), item("Why?"), item("by month", 1)),
        numbering=numbering(THREE),
    )
    assert found == [
        *("1. How many?", "a) by month", "(i) in June", "(ii) in July", "b) by area"),
        *("(i) in May", "And further:", "2. Why?", "a) by month"),
    ]


@pytest.mark.parametrize(
    ("shape", "words", "shown"),
    [
        ("decimal", "%1)", ["1)", "2)", "3)"]),
        ("decimal", "Question %1:", ["Question 1:", "Question 2:", "Question 3:"]),
        ("decimalZero", "%1.", ["01.", "02.", "03."]),
        ("upperLetter", "%1.", ["A.", "B.", "C."]),
        ("upperRoman", "%1.", ["I.", "II.", "III."]),
        ("bullet", "\uf0b7", ["•", "•", "•"]),
        ("bullet", "o", ["•", "•", "•"]),
        ("bullet", "–", ["–", "–", "–"]),
        ("chosung", "%1.", ["1.", "2.", "3."]),  # another alphabet's letters, in figures
    ],
)
def test_every_way_of_counting(shape, words, shown):
    found = lines(item("x"), item("x"), item("x"), numbering=numbering(levels((shape, words))))
    assert found == [f"{each} x" for each in shown]


def test_a_list_that_shows_no_number_has_none():
    assert lines(item("x"), numbering=numbering(levels(("none", "")))) == ["x"]
    assert lines(item("x", number=0), item("y", number=9), numbering=numbering(THREE)) == ["x", "y"]


def test_a_number_may_show_those_above_it():
    pattern = levels(("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "%1.%2%3"))
    found = lines(item("x"), item("x", 1), item("x", 1), item("x", 2), numbering=numbering(pattern))
    assert found == ["1. x", "1.1 x", "1.2 x", "1.2a x"]


def test_two_lists_of_one_pattern_count_on_unless_one_says_where_it_starts():
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    followed = lines(item("x"), item("x"), item("x", number=2), numbering=numbering(THREE, "", ""))
    assert followed == ["1. x", "2. x", "3. x"]
    anew = lines(
        item("x"), item("x"), item("x", number=2), item("x", number=2), numbering=numbering(THREE, "", override)
    )
    assert anew == ["1. x", "2. x", "1. x", "2. x"]


def test_a_level_that_never_starts_again():
    pattern = levels(("decimal", "%1."), ("decimal", "(%2)"), more='<w:lvlRestart w:val="0"/>')
    found = lines(item("x"), item("x", 1), item("x"), item("x", 1), numbering=numbering(pattern))
    assert found == ["1. x", "(1) x", "2. x", "(2) x"]


def test_a_style_may_number_its_paragraphs():
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="Ask">'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="AskMore"><w:basedOn w:val="Ask"/></w:style></w:styles>'
    )
    ask, more = '<w:pStyle w:val="Ask"/>', '<w:pStyle w:val="AskMore"/>'
    found = lines(paragraph("x", ask), paragraph("y", more), paragraph("z"), styles=styles, numbering=numbering(THREE))
    assert found == ["1. x", "2. y", "z"]


def test_a_pattern_may_lie_with_another():
    linked = '<w:abstractNum w:abstractNumId="7"><w:styleLink w:val="L"/>' + THREE + "</w:abstractNum>"
    found = lines(item("x"), numbering=numbering('<w:numStyleLink w:val="L"/>', more=linked))
    assert found == ["1. x"]


def test_styles_that_are_based_on_each_other_do_no_harm():
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    assert lines(paragraph("x", '<w:pStyle w:val="A"/>'), styles=styles, numbering=numbering(THREE)) == ["x"]


def test_word_counts_its_letters_by_doubling():
    found = lines(*[item("x")] * 28, numbering=numbering(levels(("lowerLetter", "%1)"))))
    assert found[25:] == ["z) x", "aa) x", "bb) x"]


def test_letters_and_roman_numbers():
    assert [letters(each) for each in (1, 26, 27, 52, 703, 0)] == ["a", "z", "aa", "az", "aaa", "0"]
    assert [roman(each) for each in (1, 4, 9, 14, 40, 1999, 0, 4000)] == [
        *("i", "iv", "ix", "xiv", "xl", "mcmxcix"),
        *("0", "4000"),
    ]
