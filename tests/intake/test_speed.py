"""Splitting is quick, and takes twice as long for a text that is twice as long, whatever the text is made of."""

import gc
import time

import pytest

from tests.intake.marked import load, names
from workbench.intake.letter import request_lines
from workbench.intake.lines import lines_of
from workbench.intake.split import propose

LENGTH = 8_000
TOO_SHORT_TO_MEASURE = 0.02

REPEATED = [
    *('"a?" how? ', "“how? ", '"how many a? '),
    *(
        " ",
        "\t",
        "\n",
        "\r",
        "\u00a0",
        "\x0c",
        "\u200b",
        "\u202e",
        "(",
        ")",
        "[",
        "(((",
        ">",
        "> ",
        "> a\n",
        "|",
        "| a ",
        "?",
    ),
    *(
        "? ",
        "...",
        ".",
        ". ",
        "…",
        ":",
        ": ",
        ":\n",
        ";",
        "-",
        "- ",
        "- a\n",
        "*",
        "#",
        "_",
        "“",
        "'",
        "?'",
        ".)",
        "0",
        " 9",
    ),
    *(
        "1.",
        "1. ",
        "1.\n",
        "1) a\n",
        "a) b\n",
        "i) a\n",
        "(1) ",
        "(a) b c d; ",
        "1. A b c d ",
        "2.1 ",
        "Q1 ",
        "Q1. a\n",
        "1/",
    ),
    *(
        "a,",
        "a, ",
        "a\n",
        "a b c d e\n",
        "word ",
        "A. ",
        "e.g. ",
        "www.",
        "x" * 75 + "\n",
        "a\tb\tc\n",
        "é",
        "\U0001f46e",
    ),
    *(
        "please ",
        "please a ",
        "can you ",
        "i would like ",
        "i asked ",
        "the number of ",
        "how many ",
        "the following ",
        "if ",
    ),
    *(
        "if so, ",
        "in ",
        "for a b, ",
        "dear a",
        "ps ",
        "thanks ",
        "yours\n",
        "regards\n\n",
        "a: ",
        "FOI request: ",
        "Re: a\n",
    ),
    *(
        "2015 ",
        "2015/16, ",
        "1 january ",
        "12/3/2015 ",
        "from ",
        "between 2015 and ",
        "the last 3 years ",
        "fy ",
        "years ",
    ),
    *(
        "priority ",
        "prioritise 1, ",
        "question 1 and ",
        "1, 2, ",
        "1>2>",
        "first ",
        "broken down by ",
        "is the wrong address ",
    ),
]
ENDINGS = ["", "x", "\n1. How many dogs are there?\n"]


@pytest.mark.parametrize("ending", ENDINGS, ids=["alone", "a letter", "a question"])
@pytest.mark.parametrize("words", REPEATED, ids=ascii)
def test_twice_the_text_takes_twice_as_long(words, ending):
    once = twice = float("inf")
    for _ in range(6):  # a machine at work may have been busy elsewhere: the least counts
        once = min(once, taken(repeated(words, LENGTH) + ending))
        twice = min(twice, taken(repeated(words, 2 * LENGTH) + ending))
        if twice < max(3 * once, TOO_SHORT_TO_MEASURE):
            return
    pytest.fail(f"{once:.3f} s, then {twice:.3f} s")


def test_a_request_of_ten_thousand_characters_takes_a_few_hundredths_of_a_second():
    text = of_requests(10_000)
    assert min(taken(text) for _ in range(5)) < 0.04  # 0.011 where it was written


def test_a_million_characters_take_seconds_and_not_minutes():
    assert taken(of_requests(1_000_000)) < 6  # 1.3 where it was written


def taken(text: str) -> float:
    """Processor time in seconds. What else this process keeps in memory is not looked through meanwhile."""
    gc.disable()
    try:
        began = time.process_time()
        propose(text)
        return time.process_time() - began
    finally:
        gc.enable()


def repeated(words: str, length: int) -> str:
    return (words * (length // len(words) + 1))[:length]


def of_requests(length: int) -> str:
    """The made-up requests one after the other without their closings, behind which nothing would be read."""
    bodies = []
    for text in (load(name).text for name in names()):
        lines = request_lines(text, lines_of(text))
        bodies.append(text[lines[0].start : lines[-1].end])
    return repeated("\n\n".join(bodies), length)


@pytest.mark.parametrize("line", ["1.\n", "1. x\n", "- a\n", "Q1\n", "A thing\n"])
def test_a_file_of_a_million_characters_in_short_lines_is_not_a_letter_and_soon_done(line):
    text = (line * 350_000)[:1_000_000]
    began = time.process_time()
    proposal = propose(text)
    assert time.process_time() - began < 6, "the aim is 3 s on a computer with nothing else to do"
    assert all(question.span.end <= len(text) for question in proposal.questions)
