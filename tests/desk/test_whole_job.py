"""The whole job on one request, by keyboard alone: from the pasted text to the letter that goes out sealed."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.desk.officer import Officer, words_of
from workbench import bootstrap, locations
from workbench.domain.case import EventKind, Likelihood, Outcome, Side, Weight
from workbench.domain.findings import Page
from workbench.domain.letter import Status
from workbench.service import casefile

pytestmark = pytest.mark.qt_log_ignore(r"does not support (propagateSizeHints|raise|grabbing the keyboard)")

NOW = datetime(2025, 7, 29, 9, tzinfo=UTC)
LINK = "https://www.gov.uk/government/news/letter-to-police-on-ai-enabled-facial-recognition-searches"
OWN = " We are sorry that this took us nearly all of the time that the Act allows."
DRONES = """Dear Sir or Madam,

Please tell me how many drones the force owned on 1 April in each of the years 2022 to 2024, by type.

Yours faithfully
"""
FIGURES = "Type\t2022\t2023\t2024\r\nFixed wing\t1\t1\t2\r\nMulti-rotor\t1,204\t18\t23\r\n"
WEIGHED = {
    "24(2)": (
        "Saying whether information is held would inform the debate in Parliament about this technology.",
        "Someone who plans an attack in Northshire could judge whether their face may be recognised.",
        "An answer either way would be of practical use to someone who prepares an attack.",
    ),
    "27(4)(a)": (
        "How bodies here deal with the State of Israel concerns many people.",
        "Its authorities would read either answer as an official statement about co-operation.",
        "The loss of co-operation would be felt well beyond this request.",
    ),
    "31(3)": (
        "Saying whether information is held would help people to ask how covert means are overseen.",
        "Covert means detect crime only while those involved cannot tell whether they are watched.",
        "A covert means serves people only while it is not known whether it is in use.",
    ),
}


@pytest.fixture(scope="module")
def example():
    catalogue = bootstrap.load_catalogue()
    return casefile.decode(locations.example().read_bytes(), catalogue)


@pytest.fixture
def new_officer(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(bootstrap, "_now", lambda: NOW)
    officer = Officer(qtbot, tmp_path / "desk.foilib")
    yield officer
    officer.window.close()
    officer.workbench.close()


@pytest.fixture
def officer(new_officer, example):
    new_officer.window.bridge.set_authority(example.authority)
    return new_officer


def test_at_first_start_the_force_is_asked_for_and_stands_in_the_letter(new_officer):
    officer = new_officer

    def fill_in():
        officer.types("Northshire Police")
        officer.keys("Tab", "Tab")
        officer.types("Police Headquarters\nNorthshire\nNS1 1AA")
        officer.keys("Tab")
        officer.types("foi@northshire.example")
        officer.keys("Tab")
        officer.types("Decision Maker")
        officer.keys("Return")

    officer.then_in_the_window(fill_in)
    officer.window.catch_up(ask_force=True)
    officer.keys("Ctrl+N")
    officer.pastes(DRONES)
    assert officer.case.reference == "1-25"
    for words in ("Northshire Police", "NS1 1AA", "foi@northshire.example", "Decision Maker", "Commissioner"):
        assert words in officer.letter


def test_a_letter_of_figures_takes_a_minute(officer, qtbot, tmp_path):
    officer.keys("Ctrl+N")
    officer.pastes(DRONES)
    officer.keys("Ctrl+2", "Alt+1", "Return")  # the one question is answered: disclosed
    officer.pastes(FIGURES)
    officer.keys("Tab")
    officer.types("Drones owned on 1 April")
    assert officer.findings == []
    words = words_of(export(officer, qtbot, tmp_path / "figures.pdf", "Ctrl+5"))
    assert "Drones owned on 1 April Type 2022 2023 2024 Fixed wing 1 1 2 Multi-rotor 1,204 18 23" in words
    assert "how many drones the force owned" in words


def test_the_whole_job_by_keyboard_alone(officer, example, qtbot, tmp_path):
    take_in(officer, example.case.request)
    answer(officer)
    refuse(officer)
    weigh(officer)
    assert officer.findings == []
    rewrite(officer, qtbot)
    put_forward(officer)
    approve(officer, words_of(export(officer, qtbot, tmp_path / "sheet.pdf", "Ctrl+5", "Ctrl+Shift+H")))
    officer.keys("Escape")
    says_it_all(" ".join(officer.letter.split()))
    undone_and_done_again(officer)
    issue(officer)
    sealed = export(officer, qtbot, tmp_path / "letter.pdf")
    says_it_all(words_of(sealed))
    kept = officer.case
    officer.get_up()
    officer.sit_down()
    officer.keys("Ctrl+K", "Tab", "Right", "Right", "Right", "Space", "Ctrl+K")  # in the list of all: it is answered
    officer.types("616-25")
    officer.keys("Return")
    assert officer.case == kept
    officer.keys("Ctrl+5", "Alt+U", "Down", "Return")
    assert export(officer, qtbot, tmp_path / "again.pdf") == sealed
    correct(officer, qtbot)


def take_in(officer, request):
    """Page 1: paste, take what the text suggests, and say what is known besides."""
    officer.keys("Ctrl+N")
    officer.pastes(request)
    assert officer.case.scope is None, "nothing is taken without a key"
    officer.tabs_to("Proposed from what arrived")
    officer.keys("Shift+Return")
    officer.tabs_to("Reference")
    officer.types_over("616-25")
    officer.keys("Tab")
    officer.types("Facial recognition")
    officer.keys("Tab")
    officer.types_over("1/7/2025")
    officer.keys("Tab", "Tab")
    officer.types("A Requester")
    case = officer.case
    assert case.request == request
    assert [question.label for question in case.questions] == ["1", "2", "3", "3a", "3b", "3c", "3d"]
    assert (case.received, case.scope.start, case.scope.to_request) == (date(2025, 7, 1), date(2022, 1, 1), True)
    assert [case.question(id_).label for id_ in case.priority] == ["2", "3"]


def answer(officer):
    """Page 2: divide the questions into parts, decide each, answer it."""
    officer.keys("Ctrl+2", "Return", "F2")
    officer.types("Overt use")
    officer.keys("Alt+3", "Return")
    officer.types("We do not use live facial recognition.")
    officer.keys("Shift+Tab")
    officer.types("Asked the lead for digital policing, and looked through the register of equipment.")
    officer.keys("Ctrl+D")
    officer.types("Retrospective search")
    officer.keys("Alt+1", "Return")
    officer.types("Yes, since June 2015.\n\nA trained operator submits a still image.")
    officer.keys("Tab", "Space")
    officer.types(LINK)
    officer.keys("Tab")
    officer.types("Home Office: letter to police")
    officer.keys("Ctrl+D")
    officer.types("Covert use")
    officer.keys("Alt+5", "Tab", "Space", "Down", "Down", "Return")  # it answers question 2 as well
    officer.keys("Ctrl+2", "Down", "Return", "F2")
    officer.types("Suppliers")
    officer.keys("Alt+3", "Return")
    officer.types("No company supplies it to us.")
    officer.keys("Shift+Tab")
    officer.types("Looked through the register of contracts.")
    officer.keys("Ctrl+2", "Down", "Ctrl+D")  # one part for all of question 3
    officer.types("Sharing with the bodies named")
    officer.keys("Alt+5")
    decided = {part.subject: part.outcome for part in officer.case.parts}
    assert decided == {
        "Overt use": Outcome.NOT_HELD,
        "Retrospective search": Outcome.DISCLOSED,
        "Covert use": Outcome.NEITHER_CONFIRM_NOR_DENY,
        "Suppliers": Outcome.NOT_HELD,
        "Sharing with the bodies named": Outcome.NEITHER_CONFIRM_NOR_DENY,
    }
    covert = next(part for part in officer.case.parts if part.subject == "Covert use")
    assert [officer.case.question(id_).label for id_ in covert.question_ids] == ["1", "2"]


def refuse(officer):
    """Page 3: tick the limbs of the two parts that are refused, down to the paragraph, with reason and harm."""
    officer.keys("Ctrl+3", "Space", "Return")
    officer.types("One of the security bodies may be involved, or not.")
    officer.keys("Escape", "Right", "Space", "Return")
    harm(officer, "people who threaten national security", "Space")
    officer.keys("Escape", "Right", "Right", "Space", "Return", "Space", "Down", "Space", "Tab")
    harm(officer, "people who are wanted for arrest", "Right", "Space")
    officer.keys("Escape", "Down", "Home", "Space", "Return")
    officer.types("Exchanging intelligence is a subject in their field.")
    officer.keys("Escape", "Right", "Space", "Return")
    harm(officer, "a terrorist group", "Space")
    officer.keys("Escape", "Right", "Right", "Space", "Return", "Space", "Tab")
    harm(officer, "offenders who work across borders", "Space")
    officer.keys("Escape", "/")
    officer.types("27")
    officer.keys(
        "Return", "Space", "Return", "Space", "Space", "Tab"
    )  # of (a) and (b), (a); of the interests, the first
    harm(officer, "the other State", "Right", "Space")
    covert, sharing = (part for part in officer.case.parts if part.outcome.refuses)
    assert [(claim.limb, claim.paragraphs) for claim in covert.claims] == [
        ("23(5)", ()),
        ("24(2)", ()),
        ("31(3)", ("31(1)(a)", "31(1)(b)")),
    ]
    assert covert.claim("31(3)").harm.likelihood is Likelihood.WOULD_BE_LIKELY
    assert sharing.claim("31(3)").harm.likelihood is Likelihood.WOULD
    assert sharing.claim("27(4)(a)").paragraphs == ("27(1)(a)",)


def harm(officer, whose, *likelihood):
    """Reason, interest, mechanism, how likely, and evidence, from the first field on."""
    officer.types(f"Whether or not anything is held needs to stay unknown to {whose}.")
    officer.keys("Tab")
    officer.types("the protection of the public")
    officer.keys("Tab")
    officer.types(f"An answer would tell {whose} what to avoid and what to count on.")
    officer.keys("Tab", *likelihood, "Tab")
    officer.types("Published answers can be set side by side.")


def weigh(officer):
    """Page 4: follow the findings; take a factor for each side from the library, tailor and weigh it; conclude."""
    for _ in WEIGHED:
        officer.keys("Ctrl+G", "Home", "Return")  # the first test that is not finished
        limb = officer.window.pages[Page.PUBLIC_INTEREST].strip.entry.limbs[0]
        answering, maintaining, reasons = WEIGHED[limb]
        officer.keys("Ctrl+L", "Return", "Ctrl+L", "Return", "Escape")  # one of each side
        officer.keys("F6", "F6", "F6")  # past the balance and the limbs, to the factor for answering
        tailor(officer, answering, "Down", "Down", "Down")
        officer.keys("F6")
        tailor(officer, maintaining, "End")
        officer.keys("F6", "Space", "Tab")
        officer.types(reasons)
        tick_every_part(officer)
    for test in officer.case.tests:
        (for_,), (against,) = test.on_side(Side.FOR), test.on_side(Side.AGAINST)
        assert (for_.weight, against.weight) == (Weight.SIGNIFICANT, Weight.STRONG)
        assert for_.tailored
        assert against.tailored
        assert for_.source
        assert set(test.balance.part_ids) == set(test.part_ids)


def tailor(officer, text, *weight):
    officer.types_over(text)
    officer.tabs_to("Weight")
    officer.keys(*weight, "Tab", "Space", "Down", "Space", "Escape")
    officer.tabs_to("tailored to this request")
    officer.keys("Space")


def tick_every_part(officer):
    balance = officer.window.pages[Page.PUBLIC_INTEREST].balance
    for _ in balance.parts:
        officer.keys("Tab", "Space")


def rewrite(officer, qtbot):
    """Page 5: the first paragraph in the officer's own words."""
    officer.keys("Ctrl+5")
    qtbot.waitUntil(lambda: officer.window.pages[Page.LETTER].sections.model().rowCount() > 0, timeout=20000)
    officer.keys("Home", "Down", "Right", "Right", "F2")
    assert officer.place == "Your words for this paragraph"
    officer.keys("Ctrl+End")
    officer.types(OWN)
    officer.keys("Escape")
    assert [own.text.endswith(OWN) for own in officer.case.letter.overrides] == [True]


def put_forward(officer):
    """Date the letter, and put it forward for sign-off."""
    officer.keys("Ctrl+5", "Alt+D")
    officer.types("29 July 2025")

    def sign():
        officer.types("B Officer")
        officer.keys("Tab")
        officer.types("Information Rights Officer")
        officer.keys("Return")

    officer.then_in_the_window(sign)
    officer.keys("Ctrl+Shift+F")
    assert officer.case.letter.status is Status.FOR_SIGN_OFF
    assert officer.case.letter.submission.on == NOW.date()


def approve(officer, sheet):
    """Record the approval: the approver wrote back the code that stands on the sheet."""
    code = re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", sheet).group()

    def sign():
        officer.types("A Approver")
        officer.keys("Tab")
        officer.types("Head of Information Rights")
        officer.keys("Tab", "Tab")
        officer.types("23:50")
        officer.keys("Tab")
        officer.types(code.casefold())
        officer.keys("Return")

    officer.then_in_the_window(sign)
    officer.keys("Ctrl+Shift+R")
    approval = officer.case.letter.approval
    assert (approval.name, approval.role, approval.on, approval.written_back) == (
        "A Approver",
        "Head of Information Rights",
        NOW.date(),
        code.casefold(),
    )


def issue(officer):
    """Send it out; the officer who put it forward is named already."""
    officer.then_in_the_window(lambda: officer.keys("Return"))
    officer.keys("Ctrl+Shift+I")
    (letter,) = officer.case.issued
    assert (letter.name, letter.on) == ("B Officer", NOW.date())
    assert officer.case.event(EventKind.RESPONDED).on == NOW.date()
    officer.keys("Ctrl+Z")
    assert officer.case.issued == (letter,), "what went out cannot be taken back"


def correct(officer, qtbot):
    """From the sealed letter to a new one that corrects it."""
    officer.keys("Alt+Y")
    qtbot.waitUntil(lambda: officer.case.letter.corrects != "", timeout=30_000)  # a button goes down and up again
    assert officer.case.letter.corrects == officer.case.issued[0].id
    assert "29 July 2025" in officer.letter


def export(officer, qtbot, path: Path, *before: str) -> bytes:
    officer.keys(*before)
    officer.window.pages[Page.LETTER].output.ask_path = lambda name: str(path)  # the platform's own dialog
    officer.keys("Ctrl+E")
    qtbot.waitUntil(path.exists, timeout=30_000)
    qtbot.waitUntil(lambda: str(path) in officer.window.bar.text, timeout=30_000)
    return path.read_bytes()


def undone_and_done_again(officer):
    """Approval, submission and the letter's date, back and forth."""
    final = officer.case
    officer.keys("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert officer.case.letter.status is Status.DRAFT
    assert officer.case.letter.dated is None
    officer.keys("Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+Y")
    assert officer.case.letter == final.letter


def says_it_all(letter):
    """What a requester must find in the letter, in this order."""
    at = 0
    for words in (
        "Northshire Police",
        "29 July 2025",
        "616-25",
        OWN,
        "Does the force use any form of facial recognition technology at present?",
        "We do not use live facial recognition.",
        "Yes, since June 2015.",
        "Home Office: letter to police",
        "We neither confirm nor deny whether we hold any information on this.",
        "31(1)(a) and (b)",
        "No company supplies it to us.",
        "any Israeli non-governmental organisation?",
        "23(5)",
        "24(2)",
        WEIGHED["24(2)"][0],
        WEIGHED["24(2)"][1],
        WEIGHED["24(2)"][2],
        "27(4)(a)",
        WEIGHED["27(4)(a)"][2],
        "31(3)",
        "what to avoid and what to count on",
        WEIGHED["31(3)"][2],
        "25 September 2025",
        "Information Commissioner",
        "Information Rights Decision Maker",
    ):
        found = letter.find(words, at)
        assert found >= 0, f"“{words}” does not follow “{letter[max(0, at - 80) : at]}”"
        at = found
    assert "DRAFT" not in letter
    assert "[" not in letter
