"""What can be asked about a case without a library: its findings, its clocks, its letter, what an approval binds to.

The case list needs little of this and must be there at once, so what only a single case needs is imported where it is
used (docs/decisions/0005).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from workbench.domain.authority import Authority
from workbench.domain.calendar import Holiday, WorkingCalendar, with_proclaimed
from workbench.domain.case import Case, Mark, Part, Question
from workbench.domain.overlay import Overlay
from workbench.errors import RuleViolation
from workbench.service.ports import Clock, ClocksRenderer, LetterRenderer, NewId, RenderedLetter

if TYPE_CHECKING:
    from workbench.content.law import Law
    from workbench.content.wording import Wording
    from workbench.domain.arrival import Source
    from workbench.domain.challenge import Challenge
    from workbench.domain.checks import Known, Stage
    from workbench.domain.clocks import Deadline
    from workbench.domain.cost import CostWorksheet
    from workbench.domain.estimate import Estimate
    from workbench.domain.findings import Finding, Passage
    from workbench.domain.letter import Approval, Item
    from workbench.domain.limits import Limits
    from workbench.domain.signoff import Versions
    from workbench.domain.stances import Stance
    from workbench.letters.document import LetterDocument
    from workbench.letters.overrides import StaleOverride
    from workbench.service.commands import TakeRequest


class Desk:
    """The law in use, and everything that can be asked about one case under it."""

    def __init__(
        self,
        load_law: "Callable[[], Law]",
        load_calendar: Callable[[], WorkingCalendar],
        render: LetterRenderer,
        clock: Clock,
        new_id: NewId,
        load_limits: "Callable[[], Limits] | None" = None,
        render_clocks: ClocksRenderer | None = None,
    ) -> None:
        self._load_law = load_law
        self._load_calendar = load_calendar
        self._load_limits = load_limits
        self._render = render
        self._render_clocks = render_clocks
        self.clock = clock
        self.new_id = new_id
        self._standard: Law | None = None  # as it comes with the program, without anything of the force's own
        self._limits: Limits | None = None
        self._law: Law | None = None
        self._calendar: WorkingCalendar | None = None
        self._versions_in_use: Versions | None = None
        self._composed: tuple[Case, Authority, date, LetterDocument] | None = None
        self._plain: tuple[Case, Authority, date, LetterDocument] | None = None

    @property
    def law(self) -> "Law":
        """The law in use: exemptions, factors, wording with the force's own sentences, working days, limits."""
        if self._law is None:
            standard = self._standard_law()
            wording = standard.wording.with_overlay(standard.wording.usable(self.overlay()))
            self._law = replace(standard, wording=wording, calendar=self.calendar)
        return self._law

    @property
    def standard_wording(self) -> "Wording":
        """The wording as it comes with the program, under whatever the force has of its own."""
        return self._standard_law().wording

    @property
    def calendar(self) -> WorkingCalendar:
        """The working days in use, with proclaimed holidays: the case list needs them before anything of the law."""
        if self._calendar is None:
            self._calendar = self.calendar_with(self.proclaimed())
        return self._calendar

    @property
    def limits(self) -> "Limits":
        """The dated limits alone, for the same reason."""
        if self._limits is None:
            self._limits = self._load_limits() if self._load_limits else self._standard_law().limits
        return self._limits

    def overlay(self) -> Overlay:
        """The force's own wording; without a library there is none."""
        return Overlay()

    def proclaimed(self) -> tuple[Holiday, ...]:
        """The holidays added by proclamation; without a library there are none."""
        return ()

    def earlier(self, case: Case) -> "tuple[Stance, ...]":
        """How the force answered the same topics before; without a library nobody knows."""
        return ()

    def calendar_with(self, proclaimed: tuple[Holiday, ...]) -> WorkingCalendar:
        """The published working days with these proclaimed holidays."""
        return with_proclaimed(self._load_calendar(), proclaimed)

    def today(self) -> date:
        """Today where the officer sits."""
        return self.clock().astimezone().date()

    def take_in(self, text: str, sources: "tuple[Source, ...]" = ()) -> "TakeRequest":
        """A request with the questions and marks proposed for it, each question with its first part.

        NUL and halves of surrogate pairs, which no store and no letter can hold, become the replacement character.
        """
        from workbench.intake.split import propose
        from workbench.service.commands import TakeRequest

        text = "".join("\ufffd" if char == "\0" or "\ud800" <= char <= "\udfff" else char for char in text)
        proposal = propose(text)
        ids = [self.new_id() for _ in proposal.questions]
        questions = tuple(
            Question(id_, q.label, q.text, q.span, None if q.parent is None else ids[q.parent], q.lead_in, why=q.why)
            for id_, q in zip(ids, proposal.questions, strict=True)
        )
        parts = tuple(
            Part(self.new_id(), question_ids=(question.id,))
            for question in questions
            if not question.lead_in and not _answered_above(question, questions)
        )
        marks = tuple(
            Mark(mark.span, mark.role, mark.why, tuple(ids[place] for place in mark.questions))
            for mark in proposal.marks
        )
        return TakeRequest(text, questions, parts, marks, sources)

    def known(self, case: Case, authority: Authority) -> "Known":
        """The case with everything that a rule looks at: the law, the letter's words, earlier answers."""
        from workbench.domain.checks import Known

        law = self.law
        return Known(
            case,
            authority,
            law.catalogue,
            law.calendar,
            law.limits,
            law.combinations,
            self.today(),
            phrases=law.phrases,
            costs=law.costs,
            asked=law.asked,
            passages=self._passages(case, authority),
            earlier=self.earlier(case),
        )

    def stage(self, case: Case, authority: Authority) -> "Stage":
        """How far the case has come. A letter that somebody signs is looked at as a whole, whatever it lacks."""
        from workbench.domain.checks import Stage, stage_of
        from workbench.domain.letter import Status

        if case.letter.status is not Status.DRAFT:
            return Stage.SIGN_OFF
        return stage_of(self.known(case, authority))

    def findings(self, case: Case, authority: Authority, stage: "Stage | None" = None) -> "tuple[Finding, ...]":
        """What stands between the case and its letter at a stage, or at sign-off where none is given.

        At sign-off that includes what the letter's wording has no value for, and rewritten paragraphs that no longer
        fit. What is waived carries its waiver.
        """
        from workbench.domain.checks import Stage, findings, in_order, with_waivers
        from workbench.letters.document import gaps

        stage, known = stage or Stage.SIGN_OFF, self.known(case, authority)
        found = findings(known, stage)
        if stage < Stage.SIGN_OFF:
            return found
        covered = {finding.place.field for finding in found}
        missing = {slot: place for slot, place in gaps(self.compose(case, authority)) if slot not in covered}
        of_the_letter = (
            *(self.law.wording.gap(slot, place) for slot, place in missing.items()),
            *(_outdated(each) for each in self.outdated(case, authority)),
        )
        return in_order((*found, *with_waivers(of_the_letter, known)))

    def challenge(self, case: Case, authority: Authority) -> "tuple[Challenge, ...]":
        """What a requester and the Commissioner's case officer would ask of this refusal."""
        from workbench.domain.challenge import challenge

        return challenge(self.known(case, authority))

    def estimate(self, case: Case, worksheet: "CostWorksheet") -> "Estimate":
        """What complying with a request would cost, line by line, against the limit of the day of receipt."""
        from workbench.domain.estimate import estimate

        law = self.law
        return estimate(worksheet, case.received, law.costs, law.limits, law.calendar)

    def deadlines(self, case: Case, authority: Authority) -> "tuple[Deadline, ...]":
        """The case's clocks."""
        from workbench.domain.clocks import deadlines

        return deadlines(case, self.calendar, self.limits, authority.review_window, self.today())

    def compose(self, case: Case, authority: Authority) -> "LetterDocument":
        """The letter as it stands; a draft with the code that an approver writes back."""
        kept = self._composed
        if kept and kept[0] is case and kept[1] == authority and kept[2] == self.today():
            return kept[3]
        from workbench.letters.compose import finished

        code = "" if case.letter.approval else self.code(case, authority)
        letter = finished(self.compose_plain(case, authority), case.letter.overrides, code)
        self._composed = (case, authority, self.today(), letter)
        return letter

    def compose_plain(self, case: Case, authority: Authority) -> "LetterDocument":
        """The letter as it stands without the paragraphs in the officer's own words."""
        kept = self._plain
        if kept and kept[0] is case and kept[1] == authority and kept[2] == self.today():
            return kept[3]
        from workbench.letters.compose import composed

        plain = composed(case, authority, self.law, self.today())
        self._plain = (case, authority, self.today(), plain)
        return plain

    def outdated(self, case: Case, authority: Authority) -> "tuple[StaleOverride, ...]":
        """The paragraphs in the officer's own words that no longer fit the letter, and why."""
        from workbench.letters.overrides import stale_overrides

        overrides = case.letter.overrides
        return stale_overrides(self.compose_plain(case, authority).blocks, overrides) if overrides else ()

    def compose_sheet(self, case: Case, authority: Authority) -> "LetterDocument":
        """The sign-off sheet: what an approver looks at, with the code of the letter as it stands."""
        from workbench.letters.sheet import compose_sheet

        found, clocks = self.findings(case, authority), self.deadlines(case, authority)
        return compose_sheet(case, authority, self.law, found, clocks, self.code(case, authority), self.today())

    def render(self, document: "LetterDocument") -> RenderedLetter:
        """The letter as PDF. May run away from the window's thread."""
        return self._render(document)

    def render_clocks(self, clocks: "Sequence[tuple[Case, tuple[Deadline, ...]]]") -> bytes:
        """The clocks of cases as a calendar file."""
        assert self._render_clocks is not None  # nosec B101 # said for the type checker; bootstrap gives one
        return self._render_clocks(clocks, self.today())

    def items(self, case: Case, authority: Authority) -> "tuple[Item, ...]":
        """What an approval of this letter speaks of."""
        from workbench.domain.signoff import items

        return items(case, authority, self._versions())

    def settled(self, case: Case, authority: Authority) -> Case:
        """The case, its letter a draft again where what was approved or put forward is not what it says now."""
        from workbench.domain.signoff import settled

        return settled(case, self.items(case, authority))

    def code(self, case: Case, authority: Authority) -> str:
        """The short code of the letter as it stands: the same as long as it says the same."""
        from workbench.domain.signoff import fingerprint, short_code

        return short_code(fingerprint(self.items(case, authority)))

    def approval(
        self, case: Case, authority: Authority, name: str, role: str, on: date, time: str, written_back: str
    ) -> "Approval":
        """An approval of the letter as it stands. Raises RuleViolation where another code was written back."""
        from workbench.domain.letter import Approval
        from workbench.domain.signoff import fingerprint, same_code, short_code

        found = self.items(case, authority)
        code = fingerprint(found)
        if not written_back.strip():
            raise RuleViolation(
                "The code that the approver wrote back is missing.",
                "It stands on the sheet and at the foot of the draft.",
            )
        if not same_code(written_back, short_code(code)):
            raise RuleViolation(
                "The code written back is not the code of this letter as it stands.",
                "Compare it with the foot of the draft: the letter may have changed since it was printed.",
            )
        return Approval(name, role, on, time, code, written_back.strip(), found)

    def _versions(self) -> "Versions":
        from workbench.domain.signoff import Versions

        if self._versions_in_use is None:
            law, standard = self.law, self._standard_law()
            own = standard.wording.usable(self.overlay()).sentences
            self._versions_in_use = Versions(
                standard.wording.fingerprint,
                law.catalogue.version,
                law.combinations.version,
                f"{law.limits.version}, {law.costs.version}",
                own,
            )
        return self._versions_in_use

    def _passages(self, case: Case, authority: Authority) -> "tuple[Passage, ...]":
        from workbench.letters.document import passages

        return passages(self.compose(case, authority))

    def _standard_law(self) -> "Law":
        if self._standard is None:
            self._standard = self._load_law()
        return self._standard

    def _forget_law(self) -> None:
        """The force's own wording or the proclaimed days have changed: the next question works with the new ones."""
        self._law = None
        self._calendar = None
        self._versions_in_use = None
        self._composed = self._plain = None


def _outdated(paragraph: "StaleOverride") -> "Finding":
    """What there is to say of a paragraph in the officer's own words that no longer fits the letter."""
    from workbench.domain.findings import Finding, Page, Place, Severity

    return Finding(
        "rewritten-outdated",
        Severity.WARNING,
        f"A paragraph that you rewrote needs another look: {paragraph.why.value}.",
        "Put the composed words back, or rewrite them as they are now.",
        "good practice",
        Place(Page.LETTER, field=paragraph.override.key),
    )


def _answered_above(question: Question, questions: tuple[Question, ...]) -> bool:
    """True where a part of the question above already answers this one."""
    above = next((q for q in questions if q.id == question.parent_id), None)
    return above is not None and (not above.lead_in or _answered_above(above, questions))
