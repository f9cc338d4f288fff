"""The answers, question by question: the requester's words, then what they get for each part."""

from workbench.domain.case import Case, Link, Outcome, Part, Question, Table
from workbench.domain.citations import joined
from workbench.domain.exemptions import Catalogue
from workbench.domain.findings import Page, Place
from workbench.domain.outline import Outline
from workbench.letters.document import Block, BulletList, DataTable, Paragraph, Run
from workbench.letters.writer import Writer, lead_in, typed


def request_section(case: Case, writer: Writer) -> tuple[Block, ...]:
    """The questions in the requester's words, all together, for the traditional order."""
    quotes = tuple(block for question in case.questions for block in _quoted(question, labelled=True))
    return (writer.heading("request", 2), *quotes)


def answers_section(case: Case, writer: Writer, catalogue: Catalogue, quote: bool) -> tuple[Block, ...]:
    """Each question of the request with its answers. `quote` repeats the requester's words above each."""
    blocks: list[Block] = [writer.heading("answers", 2)]
    outline = Outline(case)
    told: dict[str, str] = {}
    for question in outline.children(None):
        blocks += _question(outline, question, writer, catalogue, quote, told, level=3)
    return tuple(blocks)


def cited(part: Part, catalogue: Catalogue) -> str:
    """The limbs relied on for a part, each with its paragraphs, in one phrase (FOIA s.17(1)(b))."""
    return joined([citation for claim in part.claims for citation in catalogue.cite(claim)])


def _question(
    outline: Outline,
    question: Question,
    writer: Writer,
    catalogue: Catalogue,
    quote: bool,
    told: dict[str, str],
    level: int,
) -> list[Block]:
    """One question and those under it. Where parts answer the whole of it, its words are quoted together first."""
    place = Place(Page.QUESTIONS, question_id=question.id)
    below = outline.below(question.id)
    one_by_one = any(outline.naming(q.id) for q in below)
    blocks: list[Block] = []
    if level == 3:
        blocks.append(writer.knowing(label=question.label).heading("question", 3, place, f"question.{question.id}"))
    if quote:
        blocks += _quoted(question, labelled=level > 3)
        blocks += [] if one_by_one else [block for q in below for block in _quoted(q, labelled=True)]
    elif level > 3:
        blocks.append(Paragraph((Run(question.label, strong=True),), place))
    for part in outline.naming(question.id):
        blocks += _part(part, question, writer, catalogue, told)
    if one_by_one:
        for child in outline.children(question.id):
            blocks += _question(outline, child, writer, catalogue, quote, told, level + 1)
    elif not outline.answered(question.id):
        blocks += writer.paragraphs("unanswered", place, key=f"question.{question.id}")
    return blocks


def _quoted(question: Question, labelled: bool) -> tuple[Paragraph, ...]:
    place = Place(Page.QUESTIONS, question_id=question.id)
    lead = f"{question.label}." if labelled else ""
    return typed(question.text, place, lead, quoted=True, key=f"question.{question.id}.asked")


def _part(part: Part, question: Question, writer: Writer, catalogue: Catalogue, told: dict[str, str]) -> list[Block]:
    """What the requester gets for one part. It is told in full once; a refusal is short enough to be told each time."""
    place = Place(Page.QUESTIONS, question_id=question.id, part_id=part.id)
    key = f"part.{part.id}"
    if part.outcome is None:
        return list(writer.paragraphs("undecided", place, part.subject, f"{key}.undecided"))
    writer = writer.knowing(
        "several exemptions" if len(part.claims) > 1 else "one exemption", citations=cited(part, catalogue)
    )
    if part.id in told and not part.outcome.refuses:
        writer = writer.knowing(first=told[part.id])
        return list(writer.paragraphs("repeated", place, part.subject, f"{key}.repeated.{question.id}"))
    told.setdefault(part.id, question.label)
    standard = writer.paragraphs(part.outcome.value, place, part.subject, f"{key}.{part.outcome.value}")
    answer = typed(part.answer.text, place, "" if standard else part.subject, key=f"{key}.answer")
    blocks: list[Block] = [*standard, *answer]
    if not blocks and part.subject:
        blocks.append(Paragraph(lead_in(part.subject, ()), place, key=f"{key}.subject"))
    blocks += _links(part, writer, place)
    blocks += [_table(table, part, place) for table in part.answer.tables if table.rows]
    return blocks


def _links(part: Part, writer: Writer, place: Place) -> list[Block]:
    links = part.answer.links
    if not links:
        return []
    exact = part.outcome is Outcome.ACCESSIBLE_ELSEWHERE
    writer = writer.knowing("one link" if len(links) == 1 else "several links")
    intro = writer.paragraphs("exact place" if exact else "links", place, key=f"part.{part.id}.links")
    keys = tuple(f"part.{part.id}.link.{number}" for number in range(len(links)))
    return [*intro, BulletList(tuple(_link(link) for link in links), place, keys)]


def _link(link: Link) -> tuple[Run, ...]:
    """A link whose address can also be read on paper."""
    if not link.label.strip():
        return (Run(link.url, url=link.url),)
    return (Run(link.label.strip()), Run(": "), Run(link.url, url=link.url))


def _table(table: Table, part: Part, place: Place) -> DataTable:
    """A pasted range as a table: the first row heads the columns, short rows are filled up."""
    width = max(len(row) for row in table.rows)
    header, *rows = ((*row, *[""] * (width - len(row))) for row in table.rows)
    return DataTable(header, tuple(rows), table.caption or part.subject, place=place)


def has_figures(case: Case) -> bool:
    """True where the letter gives a table."""
    return any(part.answer.tables for part in case.parts if part.outcome is Outcome.DISCLOSED)
