"""Reads what arrives: text files, e-mails, Outlook messages, Word documents, PDFs, web pages. Here alone.

What arrives may have been made by anybody: each reader ends soon, needs bounded memory, fetches nothing, runs nothing,
and gives words or a sentence that says what could not be read.
"""

from workbench.intake.readers.kinds import ENDINGS
from workbench.intake.readers.limits import LARGEST
from workbench.intake.readers.reading import read

__all__ = ["ENDINGS", "LARGEST", "read"]
