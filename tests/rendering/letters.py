"""Letters to render in tests."""

from workbench.letters.document import (
    AddressBlock,
    Block,
    BulletList,
    DataTable,
    Heading,
    LetterDocument,
    Letterhead,
    Paragraph,
    Run,
    Signature,
)

SENTENCE = "We searched the log of the digital unit and counted every search once, whether or not it led to a match. "

LETTERHEAD = Letterhead(
    "Northshire Police",
    ("Information Rights Unit", "1 Moor Lane, Northtown NT1 1AA", "foi@northshire.example"),
    (("Our reference", "616-25"), ("Date", "29 July 2025")),
)
ADDRESS = AddressBlock(("Ms Siân Ŵyn", "12 Heol y Bryn", "Llanŷn", "SY21 0AB"))
FIGURES = DataTable(("Year", "Searches"), (("2023", "1,204"), ("2024", "988")), "Searches by year", row_headers=True)


def paragraph(text: str, quoted: bool = False) -> Paragraph:
    """A paragraph of one plain run."""
    return Paragraph((Run(text),), quoted=quoted)


def letter(*blocks: Block, draft: bool = True, title: str = "Your request 616-25") -> LetterDocument:
    """A letter of these blocks."""
    return LetterDocument(title, "Northshire Police", "616-25", blocks, draft)


WHOLE = letter(
    LETTERHEAD,
    ADDRESS,
    Heading(1, "Your request about searches"),
    paragraph("Dear Ms Ŵyn"),
    Heading(2, "Our answers"),
    Heading(3, "Question 1"),
    paragraph("How many searches were made?", quoted=True),
    paragraph("And with what result?", quoted=True),
    paragraph("We hold this. The figures are:"),
    FIGURES,
    Paragraph(
        (
            Run("More is in "),
            Run("the guidance", url="https://www.gov.uk/guidance"),
            Run(" and "),
            Run("very", strong=True),
            Run(" little elsewhere."),
        )
    ),
    BulletList(((Run("openness"),), (Run("public "), Run("money", strong=True)))),
    Heading(2, "Your rights"),
    paragraph("Write to us."),
    Signature("Yours sincerely", ("Decision Maker", "Northshire Police")),
)
