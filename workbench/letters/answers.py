"""The answers, question by question: the requester's words, then what they get for each part."""

from workbench.domain.case import Case, Holding, Link, Outcome, Part, Question, Table
from workbench.domain.findings import Page, Place
from workbench.domain.outline import Outline
from workbench.letters.document import Block, BulletList, DataTable, Paragraph, Run
from workbench.letters.matter import DUTIES, Matter
from workbench.letters.phrases import cited
from workbench.letters.review import reviewed
from workbench.letters.writer import lead_in, typed

_REASONED = (
    Outcome.COST,
    Outcome.COST_TO_CONFIRM,
    Outcome.VEXATIOUS,
    Outcome.REPEATED,
    Outcome.CLARIFICATION,
    Outcome.INVALID,
    Outcome.ENVIRONMENTAL,
)
"""The outcomes that stand on a ground of their own, for which a part records the reason."""

_WAITING = {
    "neither confirmed nor denied": "waiting, neither confirm nor deny",
    "disclosure refused": "waiting, disclosure",
}
_HELD = {Holding.HELD: ("held",), Holding.NOT_HELD: ("nothing held", "not known to be held")}
_OPEN = ("holding open", "not known to be held")


def request_section(matter: Matter) -> tuple[Block, ...]:
    """The questions in the requester's words, all together; the request as it came where no questions are marked."""
    case = matter.case
    quotes = tuple(block for question in case.questions for block in quoted(question, labelled=True))
    if not quotes:
        quotes = typed(case.request, Place(Page.REQUEST), quoted=True, key="request.asked")
    return (matter.writer.heading("request", 2), *quotes) if quotes else ()


def answers_section(matter: Matter, quote: bool) -> tuple[Block, ...]:
    """Each question of the request with its answers. `quote` repeats the requester's words above each."""
    blocks: list[Block] = [matter.writer.heading("answers", 2)]
    answers = _Answers(matter, quote)
    for question in answers.outline.children(None):
        blocks += answers.question(question, level=3)
    return tuple(blocks)


def has_figures(case: Case) -> bool:
    """True where the letter gives a table."""
    given = (Outcome.DISCLOSED, Outcome.PARTLY_DISCLOSED)
    return any(part.answer.tables for part in case.parts if part.outcome in given)


class _Answers:
    """The answers of one letter, which remembers what it has told already."""

    def __init__(self, matter: Matter, quote: bool) -> None:
        self.matter, self.quote = matter, quote
        self.outline = Outline(matter.case)
        self.waiting = matter.waiting()
        self.told: dict[str, str] = {}  # the question under which each part was told first

    def question(self, question: Question, level: int) -> list[Block]:
        """One question and those under it. Where parts answer the whole of it, its words are quoted together first."""
        writer, outline = self.matter.writer, self.outline
        place, key = Place(Page.QUESTIONS, question_id=question.id), f"question.{question.id}"
        below = outline.below(question.id)
        one_by_one = any(outline.naming(q.id) for q in below)
        blocks: list[Block] = []
        if level == 3:
            blocks.append(writer.knowing(label=question.label).heading("question", 3, place, key))
        if self.quote:
            blocks += quoted(question, labelled=level > 3)
            blocks += [] if one_by_one else [block for q in below for block in quoted(q, labelled=True)]
        elif level > 3:
            blocks.append(Paragraph((Run(question.label, strong=True),), place, key=f"{key}.label", locked=True))
        for part in outline.naming(question.id):
            blocks += self.part(part, question)
        if one_by_one:
            for child in outline.children(question.id):
                blocks += self.question(child, level + 1)
        elif not outline.answered(question.id):
            blocks += writer.paragraphs("unanswered", place, key=key)
        return blocks

    def part(self, part: Part, question: Question) -> list[Block]:
        """What the requester gets for one part. It is told in full once; a refusal is short enough to be told again."""
        writer = self.matter.writer
        place = Place(Page.QUESTIONS, question_id=question.id, part_id=part.id)
        key = f"part.{part.id}"
        if part.outcome is None:
            return list(writer.paragraphs("undecided", place, part.subject, f"{key}.undecided"))
        first = self.told.get(part.id, "")
        if first and not part.outcome.refuses:
            section = "repeated ground" if part.outcome in _REASONED else "repeated"
            known = writer.knowing(first=first)
            return [*known.paragraphs(section, place, part.subject, f"{key}.repeated.{question.id}")]
        self.told.setdefault(part.id, question.label)
        review = [] if first else reviewed(self.matter, part, part.subject)
        return [*review, *self._given(part, place, "" if review else part.subject)]

    def _given(self, part: Part, place: Place, lead: str) -> list[Block]:
        """The outcome in standard words, then everything that was written for it."""
        key = f"part.{part.id}"
        blocks: list[Block] = [*self._outcome(part, place, lead)]
        blocks += typed(self._reason(part), place, key=f"{key}.reason")
        if part.outcome is Outcome.CLARIFICATION:
            blocks += self.matter.writer.paragraphs("clarification reply", place, key=f"{key}.clarification reply")
        blocks += self._searches(part, place)
        blocks += typed(part.answer.text, place, "" if blocks else lead, key=f"{key}.answer")
        if not blocks and lead:
            blocks.append(Paragraph(lead_in(lead, ()), place, key=f"{key}.subject"))
        blocks += self._links(part, place)
        blocks += [_table(table, part, place) for table in part.answer.tables if table.rows]
        advice = typed(part.advice, place, self.matter.law.wording.labels["advice"], key=f"{key}.advice")
        return [*blocks, *advice]

    def _outcome(self, part: Part, place: Place, lead: str) -> tuple[Paragraph, ...]:
        claims, outcome = self.matter.relied_on(part), part.outcome
        earlier = part.earlier
        writer = self.matter.writer.knowing(
            "several exemptions" if len(claims) > 1 else "one exemption",
            *(_holding(part) if outcome is Outcome.COST else ()),
            citations=cited(claims, self.matter.catalogue),
            earlier_reference=earlier.reference,
            complied_on=self.matter.day(earlier.complied_on),
        )
        section = outcome.value if outcome else "undecided"
        if part.id in self.waiting and outcome and outcome.refuses:
            section = _WAITING[DUTIES[outcome.refuses]]
        return writer.paragraphs(section, place, lead, f"part.{part.id}.{section}")

    def _reason(self, part: Part) -> str:
        """Why a ground applies; where something is unclear, that, on the part or on the letter (FOIA s.1(3))."""
        unclear = self.matter.case.letter.wanted if part.outcome is Outcome.CLARIFICATION else ""
        return (part.reason.strip() or unclear) if part.outcome in _REASONED else ""

    def _searches(self, part: Part, place: Place) -> list[Block]:
        """The searches, where nothing is held. Under any other outcome they are for the file alone."""
        key = f"part.{part.id}.searches"
        if part.outcome is not Outcome.NOT_HELD or not part.searches.strip():
            return []
        return [
            *self.matter.writer.paragraphs("searches", place, key=key),
            *typed(part.searches, place, key=key + ".typed"),
        ]

    def _links(self, part: Part, place: Place) -> list[Block]:
        links = part.answer.links
        if not links:
            return []
        exact = part.outcome is Outcome.ACCESSIBLE_ELSEWHERE
        writer = self.matter.writer.knowing("one link" if len(links) == 1 else "several links")
        intro = writer.paragraphs("exact place" if exact else "links", place, key=f"part.{part.id}.links")
        keys = tuple(f"part.{part.id}.link.{number}" for number in range(len(links)))
        return [*intro, BulletList(tuple(_link(link) for link in links), place, keys)]


def quoted(question: Question, labelled: bool) -> tuple[Paragraph, ...]:
    """A question in the requester's words."""
    place = Place(Page.QUESTIONS, question_id=question.id)
    lead = f"{question.label}." if labelled else ""
    return typed(question.text, place, lead, quoted=True, key=f"question.{question.id}.asked")


def _holding(part: Part) -> tuple[str, ...]:
    """Whether the information is held: section 12(1) leaves that duty as it is, so the letter has to say."""
    return _HELD.get(part.holding, _OPEN) if part.holding else _OPEN


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
