"""A request into the questions that an officer answers one by one, with its period and its priority.

The steps, each in its own file: the request within the letter (`letter`), its lines as paragraphs and items
(`pieces`, `inline`), what each sentence does (`asks`), which lists hold questions (`outline`), what running text asks
(`prose`), what the other words are (`account`). Here they become one proposal. Nothing is final: the officer confirms
or changes it.
"""

from datetime import date

from workbench.intake.account import account
from workbench.intake.drafts import drafts_of
from workbench.intake.labels import labelled
from workbench.intake.letter import request_lines
from workbench.intake.lines import lines_of
from workbench.intake.period import period_of
from workbench.intake.priority import priority_of
from workbench.intake.proposal import Proposal

MOST_LINES = 50_000
"""What stands behind so many lines is no letter any more: it is left for the officer, and nothing is slow."""


def propose(text: str, sent: date | None = None) -> Proposal:
    """The questions, period and priority of a request; `sent` is the day it was made, where known.

    Never raises. Spans are code points of `text` as given.
    """
    everything = lines_of(text)[:MOST_LINES]
    lines = request_lines(text, everything)
    split = drafts_of(text, lines)
    if not split.drafts and len(lines) < len(everything):  # a covering letter, with the questions behind its closing
        split = drafts_of(text, everything)
    questions = labelled(text, split.drafts)
    period = period_of(questions, split.others, sent, leads=bool(split.drafts) and split.drafts[0].before)
    priority = priority_of(text, questions, split.others)
    return Proposal(questions, period, priority, account(text, everything, split))
