"""No case that commands can build is too odd for a letter: whatever is done in whatever order, with whatever text.

A known error may refuse a command; nothing may refuse the case that stands afterwards.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from itertools import count, pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fakes.cases import texts
from tests.fakes.store import MemoryCaseStore
from workbench import bootstrap
from workbench.domain.case import (
    Authority,
    Channel,
    ClockEvent,
    Conclusion,
    EventKind,
    Factor,
    Ground,
    Harm,
    LetterOrder,
    Likelihood,
    Link,
    Outcome,
    Part,
    Period,
    Question,
    Regulator,
    Requester,
    ReviewWindow,
    Side,
    Span,
    Table,
    Weight,
)
from workbench.domain.checks import Stage
from workbench.domain.integrity import faults
from workbench.domain.letter import Approval
from workbench.errors import KnownError
from workbench.letters.document import Heading
from workbench.rendering.pdf import render_pdf
from workbench.rendering.text import render_text
from workbench.service import commands as c
from workbench.service.handlers import HANDLERS
from workbench.service.workbench import Workbench

NOON = datetime(2025, 7, 1, 12, tzinfo=UTC)
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
    c.SetOutcome("p2", Outcome.NEITHER_CONFIRM_NOR_DENY),
    c.TickLimb("p2", "31(3)", "t1"),
    c.AddFactor("t1", Factor("f1", Side.FOR, "Trust in policing.", limb="31(3)", part_ids=("p2",))),
    c.SetOutcome("p3", Outcome.WITHHELD),
    c.TickLimb("p3", "43(2)", "t2"),
)
"""A request taken in and a little decided, so that most commands find something to work on."""

# Few names, so that a command often meets what another has made, and sometimes what is gone.
QUESTIONS = tuple(f"q{n}" for n in range(1, 8))
PARTS = tuple(f"p{n}" for n in range(1, 6))
TESTS = ("t1", "t2", "t3", "t4")
FACTORS = ("f1", "f2", "f3")
LIMBS = ("21(1)", "23(5)", "24(2)", "27(4)", "27(4)(a)", "30(1)", "31(1)", "31(3)", "36(2)", "38(2)", "40(2)", "43(2)")

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
    "\0",
    "\ud800",
)

text = st.sampled_from(ODD) | texts()
dates = st.none() | st.dates(date(2024, 1, 1), date(2026, 12, 31)) | st.just(date(1, 1, 1))
questions, parts, tests = (st.sampled_from(names) for names in (QUESTIONS, PARTS, TESTS))
factor_ids, limbs = st.sampled_from(FACTORS), st.sampled_from(LIMBS)
spans = st.none() | st.builds(Span, st.integers(-2, 120), st.integers(-2, 120))


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
events = st.builds(ClockEvent, st.sampled_from(("e1", "e2")), st.sampled_from(EventKind), st.dates(), text)
requesters = st.builds(Requester, text, few(text), text)
harms = st.builds(Harm, text, text, or_none(Likelihood), text)
periods = st.none() | st.builds(Period, dates, dates, st.booleans())

MADE_OF = {
    c.SetReference: (text,),
    c.SetTitle: (text,),
    c.SetReceived: (dates,),
    c.SetChannel: (st.sampled_from(Channel),),
    c.SetRequester: (requesters,),
    c.SetScope: (periods,),
    c.SetPriority: (few(questions),),
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
    c.TickLimb: (parts, limbs, tests),
    c.UntickLimb: (parts, limbs),
    c.ChooseLimb: (parts, limbs, limbs, tests),
    c.SetParagraphs: (parts, limbs, few(st.sampled_from(("31(1)(a)", "31(1)(g)", "31(2)(a)", "30(1)(b)", "x")))),
    c.SetReason: (parts, limbs, text),
    c.SetHarm: (parts, limbs, harms, text),
    c.AddFactor: (tests, factors),
    c.EditFactor: (tests, factors, text),
    c.RemoveFactor: (tests, factor_ids),
    c.MoveFactor: (tests, factor_ids, st.sampled_from((-1, 1))),
    c.Conclude: (tests, or_none(Conclusion)),
    c.SetBalanceReasons: (tests, text),
    c.SetConcludedParts: (tests, few(parts)),
    c.RecordEvent: (events,),
    c.RemoveEvent: (st.sampled_from(("e1", "e2")),),
    c.SetLetterDate: (dates,),
    c.ApproveLetter: (st.builds(Approval, text, text, st.dates()),),
    c.ReturnToDraft: (),
    c.SetCaveat: (text,),
}
commands = st.one_of(*(st.builds(kind, *parts_) for kind, parts_ in MADE_OF.items()))
authorities = st.builds(
    Authority,
    *(text, text, few(text), text, text, text, text),
    st.builds(ReviewWindow, st.integers(1, 60), st.none() | st.integers(1, 60)),
    st.builds(Regulator, text, text, few(text), text, dates),
    st.sampled_from(LetterOrder),
    text,
)


MAKES = {
    c.AddQuestion: {"question_id": QUESTIONS, "part_id": PARTS},
    c.SplitQuestion: {"new_id": QUESTIONS, "part_id": PARTS},
    c.AddPart: {"part_id": PARTS},
    c.TickLimb: {"test_id": TESTS},
    c.ChooseLimb: {"test_id": TESTS},
}


def with_new_names(command, case):
    """The command with a name that nobody has yet for each thing that it makes, as the window gives it."""
    taken = {thing.id for thing in (*case.questions, *case.parts, *case.tests)}
    taken.update(factor.id for test in case.tests for factor in test.factors)

    def free(pool):
        return next((name for name in pool if name not in taken), f"{pool[0]} {len(taken)}")

    if isinstance(command, c.AddFactor):
        return replace(command, factor=replace(command.factor, id=free(FACTORS)))
    return replace(command, **{field: free(pool) for field, pool in MAKES.get(type(command), {}).items()})


def test_every_command_is_tried():
    assert {*MADE_OF, c.TakeRequest} == set(HANDLERS)


@cache
def law():
    return bootstrap.load_law()


def opened():
    numbers = count()
    workbench = Workbench(
        MemoryCaseStore(),
        law,
        bootstrap.load_calendar,
        bootstrap.load_defaults,
        render=render_pdf,
        write=lambda path, data: None,
        clock=lambda: NOON,
        new_id=lambda: f"id{next(numbers)}",
    )
    return workbench, workbench.new_case()


def carried_out(session, wanted):
    for command in (*BEGUN, *wanted):
        try:
            session.execute(with_new_names(command, session.case))
        except KnownError:
            continue


SOME = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@settings(SOME, max_examples=60)
@given(wanted=st.lists(commands, min_size=10, max_size=60), authority=authorities)
def test_no_case_is_too_odd_for_a_letter(wanted, authority):
    workbench, session = opened()
    carried_out(session, wanted)
    case = session.case
    assert list(faults(case, law().catalogue)) == []
    assert workbench.stage(case, authority) in Stage
    assert all(finding.sentence and finding.remedy for finding in workbench.findings(case, authority))
    letter = workbench.compose(case, authority)
    levels = [block.level for block in letter.blocks if isinstance(block, Heading)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert render_text(letter)
    assert workbench.render(letter).data.startswith(b"%PDF")


@settings(SOME, max_examples=60)
@given(wanted=st.lists(commands, min_size=10, max_size=60))
def test_undoing_everything_gives_the_first_case_and_redoing_the_last(wanted):
    _, session = opened()
    first = session.case
    carried_out(session, wanted)
    last = session.case
    while session.undo_label:
        session.undo()
    assert replace(session.case, revision=first.revision) == first
    while session.redo_label:
        session.redo()
    assert replace(session.case, revision=last.revision) == last
