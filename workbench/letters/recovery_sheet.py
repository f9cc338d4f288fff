"""The recovery sheet: the one page on which the recovery key of a library ever stands."""

from datetime import date

from workbench.content.wording import Wording
from workbench.domain.dates import format_long
from workbench.letters.document import Block, LetterDocument, Paragraph, Run
from workbench.letters.writer import Writer


def compose_recovery_sheet(recovery_key: str, library: str, made_on: date, wording: Wording) -> LetterDocument:
    """The sheet for one key; `library` is the name of the file that it opens."""
    writer = Writer(wording).knowing(library=library, letter_date=format_long(made_on))
    subject = writer.heading("recovery subject", 1)
    blocks: list[Block] = [
        subject,
        *writer.paragraphs("recovery what"),
        Paragraph((Run(_in_two_lines(recovery_key), strong=True),), key="recovery key", large=True),
    ]
    for section in ("recovery use", "recovery keep"):
        blocks += [writer.heading(section, 2), *writer.paragraphs(section)]
    return LetterDocument(subject.text, "", "", tuple(blocks), draft=False)


def _in_two_lines(recovery_key: str) -> str:
    groups = recovery_key.split("-")
    half = len(groups) // 2
    return f"{'-'.join(groups[:half])}\n{'-'.join(groups[half:])}"
