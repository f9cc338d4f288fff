"""Cases as an officer can build them: any commands in any order, with any text, and letters that go out in between."""

from contextlib import suppress
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from functools import cache
from itertools import chain, count

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.fakes.cases import anything, texts
from tests.fakes.store import MemoryCaseStore
from workbench import bootstrap
from workbench.domain.authority import Authority, LetterOrder, Regulator, ReviewWindow
from workbench.domain.case import (
    Case,
    Channel,
    ClockEvent,
    Conclusion,
    EarlierRequest,
    EventKind,
    Factor,
    Ground,
    Harm,
    Holding,
    LegitimateInterests,
    Likelihood,
    Link,
    Opinion,
    Outcome,
    Part,
    Particulars,
    Period,
    Question,
    Requester,
    Role,
    Side,
    Span,
    Table,
    Weight,
)
from workbench.domain.checks import standing
from workbench.domain.cost import Activity, Aggregated, CostLine, CostWorksheet
from workbench.domain.findings import Page, Place, Waiver
from workbench.domain.hold import Hold
from workbench.domain.letter import Approval, Fee, LetterKind, Submission
from workbench.domain.review import Review, ReviewDecision, ReviewResult
from workbench.errors import BadInput, NotKept, RuleViolation
from workbench.letters.document import passages
from workbench.rendering.calendar_file import render_clocks
from workbench.rendering.pdf import render_pdf
from workbench.service import commands as c
from workbench.service.ports import CaseStore
from workbench.service.session import CaseSession
from workbench.service.workbench import Workbench

NOON = datetime(2025, 7, 1, 12, tzinfo=UTC)
TODAY = NOON.date()
REFUSED = (RuleViolation, BadInput, NotKept)
"""What a command may be answered with; everything else is a fault of the program."""

REQUEST = "1. How many drones? 2. Tell me: a) who flies them; b) what they cost?"
ASKED = (
    Question("q1", "1", REQUEST[3:19], Span(3, 19)),
    Question("q2", "2", REQUEST[23:31], Span(23, 31), lead_in=True),
    Question("q3", "2a", REQUEST[35:50], Span(35, 50), "q2"),
    Question("q4", "2b", REQUEST[55:], Span(55, len(REQUEST)), "q2"),
)
TAKEN_IN = c.TakeRequest(REQUEST, ASKED, (Part("p1", "", ("q1",)), Part("p2", "", ("q3",)), Part("p3", "", ("q4",))))
BEGUN = (
    TAKEN_IN,
    c.SetReceived(date(2025, 6, 2)),
    c.SetOutcome("p2", Outcome.NEITHER_CONFIRM_NOR_DENY),
    c.TickLimb("p2", "31(3)", "t1"),
    c.AddFactor("t1", Factor("f1", Side.FOR, "Trust in policing.", limb="31(3)", part_ids=("p2",))),
    c.AddFactor("t1", Factor("f2", Side.FOR, "An informed debate.", limb="31(3)", part_ids=("p2",))),
    c.SetOutcome("p3", Outcome.WITHHELD),
    c.TickLimb("p3", "43(2)", "t2"),
    c.TickLimb("p3", "31(1)", "t5"),
    c.TickLimb("p2", "24(2)", "t3"),
    c.TickLimb("p2", "27(4)", "t4"),
    c.AddWorksheet("w1", ("p1",), "The drones"),
    c.SetWorksheet(CostWorksheet("w1", "The drones", ("p1",), (CostLine("l1", Activity.LOCATE, "Logs", 40, 50),))),
)
"""A request taken in and a little decided, so that most commands find something to work on."""

QUESTIONS = tuple(f"q{n}" for n in range(1, 8))
PARTS = tuple(f"p{n}" for n in range(1, 6))
TESTS = ("t1", "t2", "t3", "t4")
FACTORS = ("f1", "f2", "f3")
SHEETS = ("w1", "w2")
EVENTS = ("e1", "e2", "e3", "e4")
LINES = ("l1", "l2")
GONE = "gone"
SHOWN = "number "  # "number 3" of what the window shows
LIMBS = (
    *("21", "22(1)", "23(5)", "24(2)", "27(4)", "27(4)(a)", "30(1)", "31(1)", "31(3)", "36(2)", "36(3)", "38(2)"),
    *("40(2)", "40(5B)(a)(i)", "41(1)", "41(2)", "43(2)"),
)

ODD = (
    "",
    " \n\t ",
    "<b>&amp;</b> <font color=red>",
    "{received} {nothing}",
    "[tactic]",
    "\x01\x1f\x7f",
    "\u202eright to left \u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "\U0001f681\u200d\U0001f469",
    "Llŷn Ŵyr",
    "a\r\n\r\nb\rc\u2028d",
    "We hold the drones. We do not hold any. The search found 12.",
    "\0",
    "\ud800",
)


@dataclass(frozen=True)
class Approve:
    """The approver writes the code of the letter back as it stands."""


@dataclass(frozen=True)
class GoOut:
    """Every error that stands is set aside, the letter approved as it stands, and issued."""

    kind: LetterKind


def seldom(odd, usual):
    return st.integers(0, 9).flatmap(lambda chance: odd if chance == 9 else usual)


text = st.sampled_from(ODD) | texts()
edges = st.sampled_from([date(1, 1, 1), *(date(2045, month, 28) for month in range(1, 13)), date(9999, 12, 31)])
"""Where no calendar begins, where the calendar of working days ends, and the last day that there is."""
dates = st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2026, 12, 31)), seldom(edges, st.just(TODAY)))
questions, parts, tests, factor_ids, sheets, event_ids = (
    st.sampled_from((*names, GONE)) for names in (QUESTIONS, PARTS, TESTS, FACTORS, SHEETS, EVENTS)
)
limbs, lines = st.sampled_from(LIMBS), st.sampled_from(LINES)
stretches = st.builds(Span, st.integers(-2, 120), st.integers(-2, 120))
spans = st.none() | stretches
nth = st.integers(0, 40).map(lambda number: f"{SHOWN}{number}")  # of those that there are then: see `_as_in_the_window`


def few(items, most=3):
    return st.lists(items, max_size=most, unique=True).map(tuple)


def or_none(kind):
    return st.none() | st.sampled_from(kind)


tables = st.builds(Table, few(few(text, 4)), text)
factors = st.builds(
    Factor,
    factor_ids,
    st.sampled_from(Side),
    text,
    or_none(Weight),
    few(st.sampled_from(Ground)),
    limbs,
    few(parts),
    text,
    st.booleans(),
)
events = st.builds(
    ClockEvent,
    event_ids,
    st.sampled_from(EventKind),
    seldom(edges | st.dates(), st.dates(date(2025, 6, 1), date(2026, 1, 31))),
    text,
    few(questions, 2),
    st.just("") | limbs,
    dates,
)
requesters = st.builds(Requester, text, few(text), text)
particulars = st.builds(
    Particulars,
    anything(Opinion),
    anything(LegitimateInterests),
    text,
    dates,
    text,
    st.just("") | limbs,
    text,
)
harms = st.builds(Harm, text, text, or_none(Likelihood), text)
periods = st.none() | st.builds(Period, dates, dates, st.booleans())
days = seldom(edges | st.dates(), st.dates(date(2025, 6, 1), date(2025, 7, 3)))
times = st.sampled_from(("", "14:05", "25:00"))
amounts = seldom(st.sampled_from((-1, 2**40)), st.integers(0, 400))
worksheets = st.builds(
    CostWorksheet,
    sheets,
    text,
    few(parts),
    few(st.builds(CostLine, lines, st.sampled_from(Activity), text, amounts, amounts, text), 2),
    few(st.builds(Aggregated, text, days, amounts, text), 2),
    text,
    seldom(st.just(True), st.just(False)),
)
decisions = st.builds(ReviewDecision, parts, or_none(ReviewResult), text, text)
places = st.builds(Place, st.sampled_from(Page), st.just("") | questions, st.just("") | parts, st.just("") | limbs)
waivers = st.builds(Waiver, nth | text, places, text | st.just("Already told by telephone."), text, dates, text)

MADE_OF = {
    c.SetReference: (text,),
    c.SetTitle: (text,),
    c.SetReceived: (dates,),
    c.SetChannel: (st.sampled_from(Channel),),
    c.SetRequester: (requesters,),
    c.SetScope: (periods,),
    c.SetPriority: (few(questions),),
    c.SetEnvironmental: (st.none() | st.booleans(),),
    c.SetForm: (text,),
    c.Decline: (text,),
    c.MarkAs: (stretches, st.sampled_from(Role), few(questions)),
    c.ClearMark: (stretches,),
    c.ExtendQuestion: (questions, stretches),
    c.AddQuestion: (questions, parts, text, spans, text),
    c.SplitQuestion: (questions, st.integers(-2, 120), questions, parts),
    c.JoinWithNext: (questions,),
    c.NestQuestion: (questions,),
    c.UnnestQuestion: (questions,),
    c.MoveQuestion: (questions, st.sampled_from((-1, 1))),
    c.RelabelQuestion: (questions, text),
    c.SetLeadIn: (questions, st.booleans()),
    c.RemoveQuestion: (questions,),
    c.AddPart: (parts, questions, text),
    c.RemovePart: (parts,),
    c.MovePart: (parts, st.sampled_from((-1, 1))),
    c.SetSubject: (parts, text),
    c.SetPartQuestions: (parts, few(questions)),
    c.SetOutcome: (parts, or_none(Outcome)),
    c.SetAnswerText: (parts, text),
    c.SetLinks: (parts, few(st.builds(Link, text, text))),
    c.SetTables: (parts, few(tables)),
    c.SetHolding: (parts, or_none(Holding)),
    c.SetSearches: (parts, text),
    c.SetGroundReason: (parts, text),
    c.SetAdvice: (parts, text),
    c.SetEarlierRequest: (parts, st.builds(EarlierRequest, text, dates)),
    c.TickLimb: (parts, limbs, tests),
    c.UntickLimb: (parts, limbs),
    c.ChooseLimb: (parts, limbs, limbs, tests),
    c.SetParagraphs: (parts, limbs, few(st.sampled_from(("1", "2", "3")))),
    c.SetReason: (parts, limbs, text),
    c.SetHarm: (parts, limbs, harms, text),
    c.SetParticulars: (parts, limbs, particulars, text),
    c.AddFactor: (tests, factors),
    c.EditFactor: (tests, factors, text),
    c.RemoveFactor: (tests, factor_ids),
    c.MoveFactor: (tests, factor_ids, st.sampled_from((-1, 1))),
    c.Conclude: (tests, or_none(Conclusion)),
    c.SetBalanceReasons: (tests, text),
    c.SetConcludedParts: (tests, few(parts)),
    c.WeighTogether: (tests, tests),
    c.WeighApart: (tests, limbs, tests),
    c.AddWorksheet: (sheets, few(parts), text),
    c.SetWorksheet: (worksheets, text),
    c.CountActivity: (sheets, lines, st.sampled_from((*(each.value for each in Activity), "redact", "consider", ""))),
    c.RemoveWorksheet: (sheets,),
    c.RecordEvent: (events,),
    c.RemoveEvent: (event_ids,),
    c.ChooseLetter: (st.sampled_from(LetterKind),),
    c.SetLetterDate: (dates,),
    c.SetCaveat: (text,),
    c.SetWanted: (text,),
    c.SetFee: (st.builds(Fee, amounts, text), text),
    c.SetChange: (text,),
    c.SetDecisionBy: (dates,),
    c.RewriteParagraph: (nth | text, text, text),
    c.PutParagraphBack: (nth | text,),
    c.BeginCorrection: (nth | text,),
    c.SubmitLetter: (st.builds(Submission, text, text, days, times),),
    c.ApproveLetter: (st.builds(Approval, text, text, days, times, st.just("") | text),),
    c.ReturnToDraft: (),
    c.OpenReview: (text,),
    c.SetReview: (st.builds(Review, text, text, text, few(decisions)), text),
    c.SetReviewDecision: (decisions, text),
    c.CloseReview: (),
    c.Waive: (waivers,),
    c.TakeBackWaiver: (nth | text, places, st.just("") | text),
    c.PutOnHold: (st.builds(Hold, text, text, dates),),
    c.ReleaseHold: (),
}
BESIDE_UNDO = (c.PutOnHold, c.ReleaseHold)
"""Commands that Undo does not take back."""

commands = st.one_of(*(st.builds(kind, *made) for kind, made in MADE_OF.items() if kind not in BESIDE_UNDO))
beside_undo = st.one_of(*(st.builds(kind, *MADE_OF[kind]) for kind in BESIDE_UNDO))
steps = st.one_of(*[commands] * 8, beside_undo, st.builds(Approve), st.builds(GoOut, st.sampled_from(LetterKind)))
wishes = st.lists(commands, min_size=20, max_size=60)
wishes_with_letters = st.lists(steps, min_size=20, max_size=60)
authorities = st.builds(
    Authority,
    *(text, text, few(text), text, text, text, text),
    st.builds(ReviewWindow, st.integers(1, 40), st.none() | st.integers(1, 40)),  # 40: as kept
    st.builds(Regulator, text, text, few(text), text, dates, text),
    st.sampled_from(LetterOrder),
    *(text, text, text, text),
)


def on_many_cases(tens=8, each=10, **drawn):
    """The check, on so many times ten cases, the same on every run.

    Ten at a time, or fewer: from the eleventh on, Hypothesis prefers copies of what it has drawn with little changed. A
    case that fails is shown as it was drawn: to find the shortest way to it would take minutes.
    """
    some = settings(
        max_examples=each,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow],
        phases=[Phase.generate],
    )

    def on_ten_at_a_time(check):
        @pytest.mark.parametrize("chance", range(tens))
        def test(chance):
            seed(chance)(some(given(**drawn)(check)))()

        return test

    return on_ten_at_a_time


@cache
def law():
    return bootstrap.load_law()


def opened(store: CaseStore | None = None) -> tuple[Workbench, CaseSession]:
    """A workbench over an empty library, and a new case in it."""
    numbers = count()
    workbench = Workbench(
        store or MemoryCaseStore(),
        law,
        bootstrap.load_calendar,
        bootstrap.load_defaults,
        render=render_pdf,
        write=lambda path, data: None,
        clock=lambda: NOON,
        new_id=lambda: f"id{next(numbers)}",
        load_limits=bootstrap.load_limits,
        render_clocks=render_clocks,
    )
    return workbench, workbench.new_case()


def carried_out(workbench: Workbench, session: CaseSession, wanted) -> None:
    """All that was wanted, one after the other; what is refused is left out."""
    for step in (*BEGUN, *wanted):
        with suppress(*REFUSED):
            carry_out(workbench, session, step)


def carry_out(workbench: Workbench, session: CaseSession, step) -> None:
    """One step. Raises those of REFUSED."""
    case = session.case
    force = workbench.authority_of(case)
    match step:
        case Approve():
            code = workbench.code(case, force)
            approval = workbench.approval(case, force, "A. Approver", "Head", TODAY, "", code)
            session.execute(c.ApproveLetter(approval))
        case GoOut(kind):
            session.execute(c.ChooseLetter(kind))
            session.execute(c.SetLetterDate(None))
            for finding in standing(workbench.findings(session.case, force)):
                session.execute(c.Waive(Waiver(finding.rule, finding.place, "As agreed.", "Head")))
            carry_out(workbench, session, Approve())
            workbench.issue(session, "A. Officer", "Decision maker", TODAY)
        case _:
            session.execute(_as_in_the_window(step, workbench, case))


MAKES = {
    c.AddQuestion: {"question_id": QUESTIONS, "part_id": PARTS},
    c.SplitQuestion: {"new_id": QUESTIONS, "part_id": PARTS},
    c.AddPart: {"part_id": PARTS},
    c.TickLimb: {"test_id": TESTS},
    c.ChooseLimb: {"test_id": TESTS},
    c.WeighApart: {"new_id": TESTS},
    c.AddWorksheet: {"worksheet_id": SHEETS},
}
"""What a command makes, and the names for it: the window gives each a name that nobody has yet."""

AIMS_AT = {
    "part_id": lambda case: case.parts,
    "question_id": lambda case: case.questions,
    "test_id": lambda case: case.tests,
    "other_id": lambda case: case.tests,
    "worksheet_id": lambda case: case.worksheets,
    "event_id": lambda case: case.events,
}
"""What a command can speak of: in the window, only what is there can be pointed at. A little is gone nevertheless."""


def _as_in_the_window(command: c.Command, workbench: Workbench, case: Case) -> c.Command:
    """The command on things that there are, with new names for those that it makes."""
    made = MAKES.get(type(command), {})
    ids = {field.name for field in fields(command)} & AIMS_AT.keys() - made.keys()
    command = replace(
        command,
        **{name: _free(pool, case) for name, pool in made.items()},
        **{name: _aimed(getattr(command, name), AIMS_AT[name](case)) for name in ids},
    )
    return _within_its_thing(_as_shown(command, workbench, case), case)


def _within_its_thing(command: c.Command, case: Case) -> c.Command:
    """A limb among those of its part, a factor among those of its test, and so on."""
    match command:
        case c.AddFactor(factor=factor):
            return replace(command, factor=replace(factor, id=_free(FACTORS, case)))
        case c.EditFactor(test_id=test_id, factor=factor) if test := case.test(test_id):
            return replace(command, factor=replace(factor, id=_aimed(factor.id, test.factors)))
        case c.RemoveFactor(test_id=test_id, factor_id=id_) | c.MoveFactor(test_id=test_id, factor_id=id_):
            test = case.test(test_id)
            return replace(command, factor_id=_aimed(id_, test.factors if test else ()))
        case c.SetWorksheet(worksheet=sheet):
            return replace(command, worksheet=replace(sheet, id=_aimed(sheet.id, case.worksheets)))
        case c.SetReviewDecision(decision=decision):
            return replace(command, decision=replace(decision, part_id=_aimed(decision.part_id, case.parts)))
        case c.WeighApart(test_id=test_id, limb=limb) if test := case.test(test_id):
            return replace(command, limb=_one_of(limb, test.limbs))
        case c.ChooseLimb(part_id=part_id, limb=limb, chosen=chosen) if part := case.part(part_id):
            limb = _one_of(limb, [claim.limb for claim in part.claims])
            return replace(
                command,
                limb=limb,
                chosen=_one_of(chosen, [other.code for other in law().catalogue.alternatives(limb)]),
            )
        case c.TickLimb():
            return command
    part = case.part(getattr(command, "part_id", ""))
    if part and hasattr(command, "limb"):
        command = replace(command, limb=_one_of(command.limb, [claim.limb for claim in part.claims]))
    if isinstance(command, c.SetParagraphs) and (limb := law().catalogue.limb(command.limb)):
        codes = [paragraph.code for paragraph in limb.paragraphs]
        return replace(command, paragraphs=tuple(_one_of(code, codes) for code in command.paragraphs))
    return command


def _as_shown(command: c.Command, workbench: Workbench, case: Case) -> c.Command:
    """The command on the third of what the window shows, where it says "number 3"."""
    force = workbench.authority_of(case)
    match command:
        case c.RewriteParagraph(key=key) if key.startswith(SHOWN):
            passage = _nth(key, [each for each in passages(workbench.compose(case, force)) if each.key])
            return replace(command, key=passage.key, was=passage.text)
        case c.PutParagraphBack(key=key) if key.startswith(SHOWN):
            return replace(command, key=_nth(key, case.letter.overrides).key)
        case c.BeginCorrection(letter_id=id_) if id_.startswith(SHOWN):
            return replace(command, letter_id=_nth(id_, case.issued).id)
        case c.Waive(waiver=waiver) if waiver.rule.startswith(SHOWN):
            found = _nth(waiver.rule, workbench.findings(case, force))
            return replace(command, waiver=replace(waiver, rule=found.rule, place=found.place, said=found.sentence))
        case c.TakeBackWaiver(rule=rule) if rule.startswith(SHOWN):
            waiver = _nth(rule, case.waivers)
            return replace(command, rule=waiver.rule, place=waiver.place)
    return command


def _aimed(name: str, things) -> str:
    return _one_of(name, [thing.id for thing in things])


def _one_of(drawn: str, there) -> str:
    """One of those that are there, which one by what was drawn; what is gone stays gone."""
    return drawn if drawn == GONE or not there else there[sum(map(ord, drawn)) % len(there)]


def _nth(number: str, found):
    if not found:
        raise RuleViolation("There is none.")
    return found[int(number.removeprefix(SHOWN)) % len(found)]


def _free(pool: tuple[str, ...], case: Case) -> str:
    things = (*case.questions, *case.parts, *case.tests, *case.worksheets)
    taken = {thing.id for thing in things} | {factor.id for test in case.tests for factor in test.factors}
    return next(name for name in chain(pool, map(str, count())) if name not in taken)
