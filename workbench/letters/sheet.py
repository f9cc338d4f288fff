"""The sign-off sheet: everything that an approver looks at on a page or two, with the code to write back.

It is for the file and never goes to the requester. What the file records about holding does not stand on it: a sheet
lies about, and a part that neither confirms nor denies must not be told by it. Only where the letter itself repeats the
searches on file does the sheet say so, because that is the approver's to see.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from workbench.content.law import Law
from workbench.domain.authority import Authority
from workbench.domain.case import Case, Conclusion, Part, PublicInterestTest, Side, Weight
from workbench.domain.citations import joined
from workbench.domain.clocks import Deadline, titled
from workbench.domain.dates import format_date, format_long
from workbench.domain.findings import Finding
from workbench.domain.letter import LetterKind
from workbench.letters.document import Block, DataTable, LetterDocument, Letterhead
from workbench.letters.matter import Matter
from workbench.letters.phrases import full_name, name_of, upper_first
from workbench.letters.writer import Writer

_LIMBS_ABREAST = 5  # columns of exemptions that a page holds beside part and outcome
_ROOM = ("\n\n" + "\u00a0" * 32, "\u00a0" * 24, "\u00a0" * 20, "\u00a0" * 16)  # to write by hand: name, role, day, code


def compose_sheet(
    case: Case,
    authority: Authority,
    law: Law,
    findings: Sequence[Finding],
    deadlines: Sequence[Deadline],
    code: str,
    today: date,
) -> LetterDocument:
    """The sheet for the letter in hand as it stands."""
    dated = case.letter.dated or today
    titled = "titled" if case.title.strip() else None
    writer = Writer(law.wording).knowing(titled, reference=case.reference, title=case.title.strip(), code=code)
    sheet = _Sheet(Matter(replace(case, letter=replace(case.letter, dated=dated)), authority, law, writer, dated))
    subject = writer.heading("sheet subject", 1)
    labels = law.wording.labels
    particulars = ((labels["date"], format_long(today)), (labels["reference"], case.reference))
    return LetterDocument(
        title=subject.text,
        author=authority.name,
        reference=case.reference,
        blocks=(
            Letterhead(authority.name, tuple(filter(None, [authority.department.strip()])), particulars),
            subject,
            *sheet.sign_off(),
            *sheet.particulars(),
            *sheet.grid(),
            *sheet.interest(),
            *sheet.findings(findings),
            *sheet.clock(deadlines),
            *sheet.rewritten(),
        ),
        draft=False,
        code=code,
        marking=authority.protective_marking,
    )


class _Sheet:
    """The sections of one sheet."""

    def __init__(self, matter: Matter) -> None:
        self.matter, self.case, self.writer = matter, matter.case, matter.writer
        self.labels = matter.law.wording.labels

    def sign_off(self) -> list[Block]:
        """The code, who has put the letter forward, and room for the approver's hand."""
        put, approval = self.case.letter.submission, self.case.letter.approval
        submitted = (put.name, put.role, _when(put.on, put.time)) if put else ("", "", "")
        approved = _ROOM
        if approval:
            approved = (approval.name, approval.role, _when(approval.on, approval.time), approval.written_back)
        steps = (
            (self._label("submitted"), *submitted, "–"),
            (self._label("approved"), *approved),
        )
        return [*self._section("sheet code"), self._table(("step", "name", "role", "when", "code"), steps)]

    def particulars(self) -> list[Block]:
        """What letter it is, for whom, and how far it has come."""
        case, review = self.case, self.case.review
        reviewed = case.letter.kind is LetterKind.REVIEW_OUTCOME
        environmental = {True: "environmental_yes", False: "environmental_no", None: "environmental_open"}
        rows = (
            ("kind", upper_first(case.letter.kind.value)),
            ("dated", format_date(self.matter.dated)),
            ("status", upper_first(case.letter.status.value)),
            ("requester", case.requester.name.strip()),
            ("received", self.matter.day(case.received)),
            ("channel", case.channel.value),
            ("environmental", self._label(environmental[case.environmental])),
            ("preferred_form", case.preferred_form.strip()),
            ("signatory", self.matter.authority.signatory_role),
            ("reviewer", _listed(review.reviewer, review.role) if reviewed and review else ""),
            ("marking", self.matter.authority.protective_marking),
        )
        told = tuple((self._label(name), value) for name, value in rows if value)
        return [self._table(("particular", "value"), told, self._label("particulars"))]

    def grid(self) -> list[Block]:
        """Each part with its outcome and the limbs ticked for it, a few limbs abreast."""
        parts = self.case.parts
        codes = [limb.code for limb in self.matter.catalogue.limbs if any(part.claim(limb.code) for part in parts)]
        blocks = self._section("sheet grid", "nothing decided" if not parts else None)
        if not parts:
            return blocks
        for start in range(0, max(len(codes), 1), _LIMBS_ABREAST):
            abreast = codes[start : start + _LIMBS_ABREAST]
            rows = tuple((*self._decided(part), *(self._cell(part, code) for code in abreast)) for part in parts)
            header = (self._label("part"), self._label("outcome"), *abreast)
            blocks.append(_table(header, rows))
        return blocks

    def interest(self) -> list[Block]:
        """Each public interest test in short: what speaks either way, by weight, and where the balance lies."""
        tests = [test for test in self.case.tests if any(self._relies(test, part) for part in self.case.parts)]
        blocks = self._section("sheet interest", None if tests else "nothing weighed")
        if tests:
            rows = tuple(map(self._weighed, tests))
            blocks.append(self._table(("limbs", "parts", "for", "against", "conclusion"), rows))
        return blocks

    def findings(self, findings: Sequence[Finding]) -> list[Block]:
        """What stands, then what was waived and why."""
        standing = [finding for finding in findings if finding.waiver is None]
        blocks = self._section("sheet findings", None if standing else "nothing found")
        if standing:
            rows = tuple((upper_first(f.severity.value), f.sentence, f.provision, f.remedy) for f in standing)
            blocks.append(self._table(("severity", "finding", "provision", "remedy"), rows))
        waived = tuple(
            (finding.sentence, finding.provision, waiver.reason, _listed(waiver.by, self.matter.day(waiver.on)))
            for finding in findings
            if (waiver := finding.waiver)
        )
        if waived:
            blocks += self._section("sheet waived")
            blocks.append(self._table(("finding", "provision", "reason", "by"), waived))
        return blocks

    def clock(self, deadlines: Sequence[Deadline]) -> list[Block]:
        """Each clock with its first and its present date, and why it moved."""
        blocks = self._section("sheet clock", None if deadlines else "no clock")
        if deadlines:
            rows = tuple(map(self._clock, deadlines))
            blocks.append(self._table(("clock", "original", "due", "done", "why"), rows))
        return blocks

    def rewritten(self) -> list[Block]:
        """The paragraphs in which the officer's words stand instead of the standard ones."""
        rows = tuple((override.was, override.text) for override in self.case.letter.overrides)
        if not rows:
            return []
        return [*self._section("sheet rewritten"), self._table(("standard", "own"), rows)]

    def _decided(self, part: Part) -> tuple[str, str]:
        return full_name(part, self.case), upper_first(part.outcome.value) if part.outcome else self._label("undecided")

    def _cell(self, part: Part, code: str) -> str:
        claim = part.claim(code)
        if claim is None:
            return ""
        if claim not in self.matter.relied_on(part):
            return self._label("fell")
        alternative = claim.particulars.alternative_to
        cited = joined(claim.paragraphs) or self._label("relied_on")
        return f"{cited}, {self._label('alternative')} {alternative}" if alternative else cited

    def _weighed(self, test: PublicInterestTest) -> tuple[str, ...]:
        conclusions = {Conclusion.MAINTAIN: "maintain", Conclusion.ANSWER: "answer", None: "open"}
        parts = [name_of(part, self.case) for part in self.case.parts if part.id in test.part_ids]
        sides = (_weights(factor.weight for factor in test.on_side(side)) for side in (Side.FOR, Side.AGAINST))
        return (joined(test.limbs), joined(parts), *sides, self._label(conclusions[test.balance.conclusion]))

    def _clock(self, deadline: Deadline) -> tuple[str, ...]:
        done = self.matter.day(deadline.done)
        if deadline.late:
            done = _listed(done, self._label("late"))
        first = self.matter.day(deadline.original) or format_date(deadline.due)
        now = " / ".join(format_date(day) for day in (deadline.due, deadline.later) if day)
        return (titled(self.case, deadline), first, now, done, " ".join((*deadline.why, *deadline.doubts)))

    def _relies(self, test: PublicInterestTest, part: Part) -> bool:
        return part.id in test.part_ids and any(part.claim(limb) for limb in test.limbs)

    def _section(self, name: str, *conditions: str | None) -> list[Block]:
        writer = self.writer.knowing(*conditions)
        return [writer.heading(name, 2), *writer.paragraphs(name)]

    def _table(self, header: Iterable[str], rows: tuple[tuple[str, ...], ...], caption: str = "") -> DataTable:
        return _table(tuple(map(self._label, header)), rows, caption)

    def _label(self, name: str) -> str:
        return self.labels[f"sheet_{name}"]


def _table(header: tuple[str, ...], rows: tuple[tuple[str, ...], ...], caption: str = "") -> DataTable:
    """A table; its rows have headings where these help to find one's way, and do not outnumber what they head."""
    columns, lines = len(header), len(rows)
    return DataTable(header, rows, caption, row_headers=lines * (columns - 1) >= lines + columns)


def _listed(*words: str) -> str:
    """The words that there are, with commas."""
    return ", ".join(word.strip() for word in words if word.strip())


def _weights(weights: Iterable[Weight | None]) -> str:
    """`3 (2 strong, 1 some)`; weights in words are counted and never added up."""
    counted = Counter(weights)
    told = [f"{counted[weight]} {weight.value}" for weight in reversed(Weight) if counted[weight]]
    total = sum(counted.values())
    return f"{total} ({', '.join(told)})" if told else str(total)


def _when(on: date, time: str) -> str:
    return _listed(format_date(on), time)
