"""The estimate of what a request would cost, as a table, and the help to narrow it (FOIA ss.12 and 16)."""

from workbench.domain.case import Outcome, Part
from workbench.domain.cost import Activity, CostLine, CostWorksheet, in_pounds
from workbench.domain.dates import format_date
from workbench.domain.estimate import AggregatedEstimate, Estimate, estimate
from workbench.domain.findings import Page, Place
from workbench.letters.document import Block, BulletList, DataTable, Heading, Inline, Run, words
from workbench.letters.matter import COST, Matter
from workbench.letters.phrases import minutes, questions_named, time_of
from workbench.letters.writer import typed


def cost_section(matter: Matter) -> tuple[Block, ...]:
    """Why the limit is passed, for each request that section 12 disposes of.

    An estimate that is over no such part stays on the file: its lines could tell what a silent part must not.
    """
    refused = tuple(part for part in matter.case.parts if part.outcome in COST)
    if not refused:
        return ()
    limit = _figures(matter, CostWorksheet(""))
    known = matter.knowing(
        "cost of complying" if any(part.outcome is Outcome.COST for part in refused) else None,
        "cost of confirming" if any(part.outcome is Outcome.COST_TO_CONFIRM for part in refused) else None,
        cost_limit=in_pounds(limit.limit.limit_pence),
        cost_rate=in_pounds(limit.limit.rate_pence),
        cost_hours=time_of(limit.limit_tenths),
        aggregation_days=str(matter.limits.aggregation),
    )
    place = _place(refused[0])
    sheets = [(sheet, about) for sheet in matter.case.worksheets if (about := _about(sheet, refused))]
    blocks: list[Block] = [known.writer.heading("cost", 2, place), *known.writer.paragraphs("cost", place)]
    for sheet, about in sheets:
        blocks += _CostEstimate(known, sheet, about).blocks(titled=len(sheets) > 1)
    return tuple(blocks)


class _CostEstimate:
    """One estimate as a letter gives it. Under section 12(2) alone: that of finding out whether anything is held."""

    def __init__(self, matter: Matter, sheet: CostWorksheet, parts: tuple[Part, ...]) -> None:
        self.matter, self.writer, self.sheet, self.parts = matter, matter.writer, sheet, parts
        self.place, self.key = _place(parts[0]), f"cost.{sheet.id}"
        figures = _figures(matter, sheet)
        self.limit = figures.limit_tenths
        if all(part.outcome is Outcome.COST_TO_CONFIRM for part in parts):
            determining = tuple(line for line in sheet.lines if line.activity is Activity.DETERMINE)
            figures = _figures(matter, CostWorksheet(sheet.id, lines=determining))
        self.figures = figures
        self.others = tuple(other for other in figures.aggregated if other.counts)

    def blocks(self, titled: bool) -> list[Block]:
        """The table, the total, what it rests on, and the help."""
        return [
            *([self._heading()] if titled else []),
            *self._aggregated(),
            *self._table(),
            *self._total(),
            *self._evidence(),
            *self._advice(),
        ]

    def _heading(self) -> Heading:
        asked = {id_ for part in self.parts for id_ in part.question_ids}
        labels = [question.label for question in self.matter.case.questions if question.id in asked]
        title = self.sheet.title.strip()
        known = self.writer.knowing(worksheet=title, worksheet_parts=questions_named(labels))
        return known.heading("cost worksheet" if title else "cost worksheet of parts", 3, self.place, self.key)

    def _aggregated(self) -> list[Block]:
        if not self.others:
            return []
        key = f"{self.key}.aggregated"
        items = tuple(map(self._counted_too, self.others))
        keys = tuple(f"{key}.request.{number}" for number in range(len(items)))
        said = self.writer.paragraphs("cost aggregated", self.place, key=key)
        return [*said, BulletList(items, self.place, keys)]

    def _counted_too(self, other: AggregatedEstimate) -> Inline:
        """Another request, and why it counts together with this one (Fees Regulations 2004, reg. 5)."""
        writer = self.writer.knowing(other_why=other.request.why.strip())
        why = (run for line in writer.lines("cost aggregated item") for run in line)
        return (Run(self._named(other), strong=True), *why)

    def _table(self) -> list[Block]:
        if not self.figures.lines and not self.others:
            return []
        labels = self.writer.wording.labels
        rows = [*(self._row(each.line) for each in self.figures.lines), *map(self._other, self.others)]
        rows += [
            (labels["cost_total"], "", "", "", time_of(self.figures.total)),
            (labels["cost_limit"], "", "", "", time_of(self.limit)),
        ]
        header = tuple(labels[f"cost_{name}"] for name in ("activity", "work", "items", "each", "time"))
        return [DataTable(header, tuple(rows), labels["cost_caption"], row_headers=True, place=self.place)]

    def _row(self, line: CostLine) -> tuple[str, ...]:
        activity = self.writer.wording.labels[line.activity.value]
        time = time_of(line.items * line.tenths_of_minutes)
        return (activity, line.description.strip(), f"{line.items:,}", minutes(line.tenths_of_minutes), time)

    def _other(self, other: AggregatedEstimate) -> tuple[str, ...]:
        time = time_of(other.request.tenths_of_minutes)
        return (self.writer.wording.labels["cost_other"], self._named(other), "", "", time)

    def _named(self, other: AggregatedEstimate) -> str:
        request = other.request
        known = self.writer.knowing(other_reference=request.reference, other_received=format_date(request.received))
        return " ".join(words(line) for line in known.lines("cost other request"))

    def _total(self) -> list[Block]:
        known = self.writer.knowing(
            "over the limit" if self.figures.over else "within the limit",
            cost_time=time_of(self.figures.total),
            cost_price=in_pounds(self.figures.pence),
        )
        return [*known.paragraphs("cost total", self.place, key=f"{self.key}.total")]

    def _evidence(self) -> list[Block]:
        """What the figures rest on; the same evidence for several lines is told once."""
        found = tuple(dict.fromkeys(text for each in self.figures.lines if (text := each.line.evidence.strip())))
        if not found:
            return []
        keys = tuple(f"{self.key}.evidence.{number}" for number in range(len(found)))
        items = BulletList(tuple((Run(text),) for text in found), self.place, keys)
        return [*self.writer.paragraphs("cost evidence", self.place, key=f"{self.key}.evidence"), items]

    def _advice(self) -> list[Block]:
        """How the request could be narrowed, or that nothing useful can be suggested (FOIA s.16)."""
        key, place = f"{self.key}.advice", self.place
        written = typed(self.sheet.advice, place, key=f"{key}.typed")
        if written:
            said = [*self.writer.paragraphs("cost advice", place, key=key), *written]
        elif self.sheet.no_advice:
            said = [*self.writer.paragraphs("cost no advice", place, key=f"{key}.none")]
        else:
            return []
        return [self.writer.heading("cost advice", 3, place, key), *said]


def _figures(matter: Matter, sheet: CostWorksheet) -> Estimate:
    law = matter.law
    return estimate(sheet, matter.case.received, law.costs, law.limits, law.calendar)


def _about(sheet: CostWorksheet, refused: tuple[Part, ...]) -> tuple[Part, ...]:
    """The refused parts that an estimate is over; one that names none stays on the file."""
    return tuple(part for part in refused if part.id in sheet.part_ids)


def _place(part: Part) -> Place:
    return Place(Page.QUESTIONS, part_id=part.id, field="worksheet")
