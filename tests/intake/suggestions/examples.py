"""Cases for the tests of what arrives: a letter, an envelope, and what is suggested for them."""

from dataclasses import replace
from datetime import date

from workbench import bootstrap
from workbench.content.intake import load_intake_words
from workbench.domain.arrival import Envelope, FileKind, Source
from workbench.domain.case import Case
from workbench.intake.suggestions import suggest

DELIVERED = load_intake_words()
WORDS = replace(DELIVERED, forces=replace(DELIVERED.forces, domains=("police.example", "pnn.police.example")))
TODAY = date(2026, 1, 5)
LETTER = """Dear force,

Between 1 April 2023 and 31 March 2024:

1. How many drones were flown?
2. What did they cost?

If the cost limit is reached, please prioritise question 2.
Please send the answer by e-mail as a spreadsheet.

Yours faithfully,

A. Requester
1 High Street
Exampleton
EX1 2AB
requester@example.org
"""


def case_of(text: str = LETTER, envelope: Envelope | None = None, kind: FileKind = FileKind.EMAIL, **more) -> Case:
    """A case as it is once its request was taken in, and nothing more."""
    taken = bootstrap.desk().take_in(text)
    sources = (Source("s", "request.eml", kind, 1, "", envelope=envelope),) if envelope else ()
    return replace(
        Case("c", "616-25", request=text, questions=taken.questions, marks=taken.marks, sources=sources), **more
    )


def all_of(case: Case, scheme: str = "{number}-{yy}", reference: str = "") -> tuple:
    return suggest(case, scheme, reference, WORDS, TODAY)


def found(case: Case, scheme: str = "{number}-{yy}", reference: str = "") -> dict:
    return {each.about: each for each in all_of(case, scheme, reference)}


def message(**more) -> Envelope:
    return Envelope(**{"sender_name": "A. Requester", "sender_email": "a@example.org", **more})
