"""A case goes to another officer as one file: whole, verified, and compared where it is there already."""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.fakes.guesses import CHEAP
from tests.fakes.store import MemoryCaseStore
from tests.letters.cases import FORCE, LETTERS
from tests.reliability.figures import tell
from tests.reliability.scale import often
from tests.service.generated import carried_out, law, on_many_cases, opened, wishes, wishes_with_letters
from workbench import bootstrap, locations
from workbench.domain.arrival import FileKind, Original, Source
from workbench.domain.authority import Authority
from workbench.domain.case import Case, ClockEvent, EventKind, Link, Outcome, Part, Question, Span
from workbench.domain.comparison import compare, merged
from workbench.domain.cost import CostWorksheet
from workbench.domain.integrity import faults
from workbench.domain.letter import Status
from workbench.errors import BadCaseFile, BadInput, LibraryUnavailable, NotKept, RuleViolation, WrongPassphrase
from workbench.protection.container import sealed as under
from workbench.service import bounds, casefile
from workbench.service import commands as c
from workbench.service.casefile import encode
from workbench.service.ports import CaseQuery, LogEntry, RenderedLetter, Show
from workbench.service.workbench import Workbench

NOW = datetime(2026, 10, 5, 12, tzinfo=UTC)
PASSPHRASE = "correct horse battery staple"


def library(name, force=FORCE, store=None):
    """The library of an officer: ids made there begin with its name."""
    numbers = iter(range(10_000))
    workbench = Workbench(
        store or MemoryCaseStore(),
        law,
        bootstrap.load_calendar,
        bootstrap.load_defaults,
        render=lambda document: RenderedLetter("\n".join(document.texts()).encode(), 1),
        write=lambda path, data: None,
        clock=lambda: NOW,
        new_id=lambda: f"{name}{next(numbers)}",
        by=lambda: name,
    )
    if force:
        workbench.set_authority(force)
    return workbench


def begun(workbench, name="answer-in-full"):
    case = LETTERS[name]()
    return workbench.import_case(casefile.encode(replace(case, letter=replace(case.letter, dated=None)), FORCE))


def issued(workbench, session):
    """Have the letter approved as it stands, and send it out."""
    case, today = session.case, workbench.today()
    force = workbench.authority_of(case)
    code = workbench.code(case, force)
    session.execute(c.ApproveLetter(workbench.approval(case, force, "B. Head", "Head", today, "", code)))
    return workbench.issue(session, "A. Officer", "Officer", today).after.issued[-1]


@pytest.fixture
def mine():
    return library("mine")


@pytest.fixture
def theirs():
    return library("theirs")


@pytest.fixture
def session(mine):
    """A case with a history and a letter that went out, and the beginning of the next letter."""
    session = begun(mine)
    session.execute(c.SetTitle("Drones over the town"))
    issued(mine, session)
    session.execute(c.SetCaveat("Figures are as of today."))
    return session


@pytest.fixture
def handed(mine, session):
    return mine.handover.export(session.case)


def refused(data):
    with pytest.raises(BadCaseFile) as error:
        casefile.decode(data, law().catalogue)
    assert "\n" not in str(error.value)
    return str(error.value)


# ── the whole of a case ──────────────────────────────────────────────────────────────────────────────────────────────


def test_a_case_arrives_whole_with_its_history_and_its_letters(mine, theirs, session, handed):
    arrived = theirs.handover.take_in(theirs.handover.read(handed)).case
    assert arrived == session.case
    (letter,) = arrived.issued
    assert theirs.sealed(arrived.id, letter.id) == mine.sealed(arrived.id, letter.id)
    written, last = theirs.history(arrived.id)[:-1], theirs.history(arrived.id)[-1]
    told = [(row.at, row.by, row.label, row.before, row.after) for row in written]
    assert told == [(row.at, row.by, row.label, row.before, row.after) for row in mine.history(arrived.id)]
    assert (last.label, last.by, last.after) == ("Take in case handed over", "theirs", written[-1].after)


def test_it_goes_on_to_a_third_officer_and_comes_back(mine, theirs, session, handed):
    there = theirs.handover.take_in(theirs.handover.read(handed))
    there.execute(c.SetTitle("Drones and their pilots"))
    third = library("third")
    onward = third.handover.take_in(third.handover.read(theirs.handover.export(there.case)))
    assert onward.case == there.case
    assert [row.by for row in third.history(onward.case.id)] == ["mine"] * 5 + ["theirs"] * 2 + ["third"]
    back = mine.handover.read(third.handover.export(onward.case))
    assert back.known == session.case
    assert [each.name for each in back.differences] == ["Subject in the heading"]


def test_in_real_libraries(tmp_path):
    paths = tmp_path / "one.foilib", tmp_path / "other.foilib"
    mine = bootstrap.open_workbench(paths[0])
    session = mine.import_case(locations.example().read_bytes())
    today = mine.today()
    session.execute(c.SetLetterDate(None))
    session.execute(c.SetReceived(today))
    letter = issued(mine, session)
    data = mine.handover.export(session.case)
    pages = mine.sealed(session.case.id, letter.id)
    mine.close()
    theirs = bootstrap.open_workbench(paths[1])
    theirs.handover.take_in(theirs.handover.read(data))
    theirs.close()
    theirs = bootstrap.open_workbench(paths[1])
    case = theirs.open_case(session.case.id).case
    assert case == replace(session.case, authority=theirs.authority_of(case))
    assert theirs.sealed(case.id, letter.id) == pages
    assert len(theirs.history(case.id)) == 6
    assert theirs.handover.read(data).differences == ()
    theirs.close()


def test_a_file_is_under_a_passphrase_by_default_where_the_library_is(tmp_path, mine):
    assert not mine.handover.protects  # a library in memory has no passphrase
    workbench = bootstrap.open_workbench(tmp_path / "cases.foilib")
    assert not workbench.handover.protects
    workbench.protecting.turn_on(PASSPHRASE)
    assert workbench.handover.protects
    workbench.close()


def test_a_case_with_a_letterhead_of_its_own_keeps_it(mine, session, handed):
    other = library("other", replace(FORCE, name="Another Force"))
    there = other.handover.take_in(other.handover.read(handed))
    assert there.case.authority == FORCE
    again = library("again", Authority("A third"))
    assert again.handover.take_in(again.handover.read(other.handover.export(there.case))).case == there.case
    assert mine.handover.read(other.handover.export(there.case)).differences == ()


def test_a_letterhead_that_is_the_same_is_no_difference_wherever_it_is_kept(theirs, handed):
    fresh = library("fresh", None)
    there = fresh.handover.take_in(fresh.handover.read(handed))
    fresh.set_authority(FORCE)
    assert there.case.authority == FORCE
    assert fresh.handover.read(handed).differences == ()
    assert fresh.handover.take_in_as_copy(fresh.handover.read(handed)).case.authority is None


def test_a_case_that_was_destroyed_and_came_back_has_the_history_since(mine, theirs, session, handed):
    mine._store.destroy(session.case.id, LogEntry("Destroy case", NOW, "mine"))
    mine.forget()
    back = mine.handover.take_in(mine.handover.read(handed))
    assert len(casefile.decode(mine.handover.export(back.case), law().catalogue).history) == 6
    assert theirs.handover.take_in(theirs.handover.read(mine.handover.export(back.case))).case == session.case


def test_a_letter_that_is_not_what_went_out_is_not_handed_over(mine, session):
    (letter,) = session.case.issued
    key = session.case.id, letter.id
    mine._store._sealed[key] = replace(mine._store._sealed[key], pdf=b"another")
    with pytest.raises(LibraryUnavailable):
        mine.handover.export(session.case)


def test_a_letter_whose_pages_are_elsewhere_stays_recorded(mine, session):
    copy = mine.import_case(encode(session.case, mine.authority_of(session.case)))
    read = casefile.decode(mine.handover.export(copy.case), law().catalogue)
    assert (read.letters, read.case.issued) == ((), session.case.issued)


def test_a_case_too_large_for_any_file_is_not_handed_over(mine, session, monkeypatch):
    monkeypatch.setattr(bounds, "LONGEST_TEXT", 100)
    with pytest.raises(BadInput, match="cannot be handed over"):
        mine.handover.export(session.case)


# ── verified ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_cut_at_every_offset_it_is_whole_or_refused(handed):
    whole = casefile.decode(handed, law().catalogue)
    for end in range(len(handed) - 2):  # the last bytes are the end of a line
        with pytest.raises(BadCaseFile):
            casefile.decode(handed[:end], law().catalogue)
    assert casefile.decode(handed[:-1], law().catalogue) == whole
    tell("a case file cut", plain=f"at each of {len(handed):,} offsets: whole or refused")


def test_a_byte_altered_anywhere_is_refused_or_means_the_same(handed):
    whole, same = casefile.decode(handed, law().catalogue), 0
    for place in range(0, len(handed), 3):
        altered = bytearray(handed)
        altered[place] ^= 1 << place % 8
        with suppress(BadCaseFile):
            assert casefile.decode(bytes(altered), law().catalogue) == whole
            same += 1
    assert same < len(handed) / 100


def test_under_a_passphrase_cut_or_altered_it_is_refused(mine, handed):
    data = under(handed, PASSPHRASE, CHEAP)
    assert mine.handover.read(data, PASSPHRASE).file == casefile.decode(handed, law().catalogue)
    ends = range(0, len(data), often(7, 1))
    for end in ends:
        with pytest.raises(BadCaseFile):
            mine.handover.read(data[:end], PASSPHRASE)
    tell("a case file cut", under_a_passphrase=f"at {len(ends):,} offsets: refused")
    for place in [*range(300), *range(300, len(data), 401)]:
        altered = bytearray(data)
        altered[place] ^= 1 << place % 8
        with pytest.raises((BadCaseFile, WrongPassphrase)):
            mine.handover.read(bytes(altered), PASSPHRASE)


def resealed(handed, change):
    """Somebody who knows the format has changed the file and sealed it again."""
    read = change(casefile.decode(handed, law().catalogue))
    return casefile._written(replace(read, sha256=read.seal))


def other_row(**changes):
    return lambda read: replace(
        read, history=(*read.history[:2], replace(read.history[2], **changes), *read.history[3:])
    )


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda read: replace(read, case=replace(read.case, title="Other")), "history[4].after"),
        (lambda read: replace(read, history=read.history[:-1]), "history[3].after"),
        (lambda read: replace(read, history=(*read.history[:1], *read.history[2:])), "history[1].before"),
        (other_row(by="Somebody"), "history[2]"),
        (other_row(case_id="other"), "history[2].case_id"),
        (other_row(number=1), "history[2].number"),
        (lambda read: replace(read, letters=(replace(read.letters[0], pdf=b"%PDF"),)), "letters[0].pdf"),
        (lambda read: replace(read, letters=(replace(read.letters[0], snapshot=b"{}"),)), "letters[0].snapshot"),
        (lambda read: replace(read, letters=(replace(read.letters[0], id="other"),)), "letters[0].id"),
        (lambda read: replace(read, letters=read.letters * 2), "letters"),
    ],
)
def test_what_was_changed_and_sealed_again_is_found_by_its_place(handed, change, place):
    assert f"at {place}: " in refused(resealed(handed, change))


def test_a_history_without_a_seal_is_refused(handed):
    raw = json.loads(handed)
    del raw["sha256"]
    assert "no seal" in refused(json.dumps(raw).encode())
    raw["sha256"] = "0" * 64
    assert "changed or damaged" in refused(json.dumps(raw).encode())


def test_laid_out_otherwise_it_means_the_same(handed):
    read = casefile.decode(json.dumps(json.loads(handed)).encode(), law().catalogue)
    assert read == casefile.decode(handed, law().catalogue)


# ── under a passphrase ───────────────────────────────────────────────────────────────────────────────────────────────


def test_under_a_passphrase_nothing_of_the_case_is_seen_and_all_of_it_arrives(mine, theirs, session):
    data = mine.handover.export(session.case, PASSPHRASE)
    assert theirs.handover.is_protected(data)
    assert session.case.reference.encode() not in data
    with pytest.raises(BadCaseFile, match="passphrase"):
        theirs.handover.read(data)
    with pytest.raises(WrongPassphrase):
        theirs.handover.read(data, "another")
    assert theirs.handover.take_in(theirs.handover.read(data, PASSPHRASE)).case == session.case


def test_a_passphrase_for_a_file_that_has_none_is_not_minded(theirs, session, handed):
    assert theirs.handover.read(handed, PASSPHRASE).case == session.case


def test_a_case_that_would_be_too_large_under_its_passphrase_is_not_handed_over(mine, session, monkeypatch):
    monkeypatch.setattr("workbench.service.handover.LARGEST", 1000)
    with pytest.raises(BadInput, match="larger"):
        mine.handover.export(session.case, PASSPHRASE)


def test_the_force_itself_is_no_passphrase(mine):
    assert mine.handover.strength(PASSPHRASE).good_enough
    assert not mine.handover.strength(FORCE.name).good_enough


# ── in, where it is not here yet ─────────────────────────────────────────────────────────────────────────────────────


def test_reading_changes_nothing(theirs, handed):
    received = theirs.handover.read(handed)
    assert (received.known, received.differences) == (None, ())
    assert theirs.count(CaseQuery(show=Show.ALL)) == 0


def test_where_it_cannot_be_kept_nothing_is(handed):
    store = MemoryCaseStore()
    theirs = library("theirs", store=store)
    received = theirs.handover.read(handed)
    before = theirs.history()
    store.faults.append(NotKept("The disk is full."))
    with pytest.raises(NotKept):
        theirs.handover.take_in(received)
    assert (theirs.history(), theirs.count(CaseQuery(show=Show.ALL))) == (before, 0)
    assert theirs.handover.take_in(received).case == received.case


def test_a_copy_is_a_case_of_its_own_with_its_letters(mine, session, handed):
    copy = mine.handover.take_in_as_copy(mine.handover.read(handed))
    assert copy.case.id != session.case.id
    assert replace(copy.case, id=session.case.id, revision=session.case.revision) == session.case
    assert [row.label for row in mine.history(copy.case.id)] == ["Import case"]
    assert mine.sealed(copy.case.id, copy.case.issued[0].id).pdf
    assert mine.handover.read(mine.handover.export(copy.case)).known == copy.case


def test_what_is_here_already_is_not_taken_in_over_it(mine, handed):
    with pytest.raises(RuleViolation, match="already"):
        mine.handover.take_in(mine.handover.read(handed))


def test_it_is_known_by_reference_and_request_where_it_was_copied(mine, theirs, session, handed):
    copy = theirs.handover.take_in_as_copy(theirs.handover.read(handed))
    assert theirs.handover.read(handed).known == copy.case
    session.execute(c.SetReference("another"))
    assert theirs.handover.read(mine.handover.export(session.case)).known is None


# ── merging ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def both(mine, theirs, session, handed):
    """The same case in two libraries."""
    return session, theirs.handover.take_in(theirs.handover.read(handed))


def returned(mine, theirs, there):
    return mine.handover.read(theirs.handover.export(there.case))


def test_what_was_chosen_is_one_change_and_is_undone_as_one(mine, theirs, both):
    here, there = both
    here.execute(c.SetReference("616-26"))
    there.execute(c.SetTitle("Pilots"))
    there.execute(c.RecordEvent(ClockEvent("e9", EventKind.REVIEW_REQUESTED, mine.today())))
    received = returned(mine, theirs, there)
    assert [each.name for each in received.differences] == [
        "Reference",
        "Subject in the heading",
        "Event: review requested, Mon 5 October 2026",
    ]
    before = here.case
    change = mine.handover.merge(received, {"title", "event.e9"})
    assert (change.before, change.after) == (before, here.case)
    assert (here.case.reference, here.case.title) == ("616-26", "Pilots")
    assert here.case.events[-1].id == "e9"
    assert mine.history(here.case.id)[-1].label == here.undo_label == "Merge case handed over"
    here.undo()
    assert replace(here.case, revision=before.revision) == before
    here.redo()
    assert here.case.title == "Pilots"


def test_taking_nothing_changes_nothing(mine, theirs, both):
    here, there = both
    there.execute(c.SetTitle("Pilots"))
    before, lines = here.case, len(mine.history())
    assert mine.handover.merge(returned(mine, theirs, there), frozenset()) is None
    assert (here.case, len(mine.history())) == (before, lines)


def test_a_letter_that_went_out_there_comes_along_and_stays(mine, theirs, both):
    here, there = both
    there.execute(c.SetTitle("Pilots"))
    sent = issued(theirs, there)
    received = returned(mine, theirs, there)
    taken = {each.key for each in received.differences}
    mine.handover.merge(received, taken)
    assert replace(here.case, revision=0) == replace(there.case, revision=0)
    assert mine.sealed(here.case.id, sent.id) == theirs.sealed(there.case.id, sent.id)
    labels = [row.label for row in mine.history(here.case.id)[-2:]]
    assert labels == ["Take over letters that went out", "Merge case handed over"]
    here.undo()
    assert here.case.title == "Drones over the town"
    assert here.case.issued[-1] == sent
    here.redo()
    assert here.case.title == "Pilots"
    assert here.undo_label


def test_pages_that_were_lacking_here_come_along(mine, theirs, both):
    here, there = both
    (letter,) = here.case.issued
    del mine._store._sealed[here.case.id, letter.id]
    mine.handover.merge(returned(mine, theirs, there), frozenset())
    assert mine.sealed(here.case.id, letter.id).sha256 == letter.sha256


def test_an_approval_falls_where_the_letter_says_something_else_afterwards(mine, theirs, both):
    here, there = both
    there.execute(c.SetTitle("Pilots"))
    case = here.case
    code = mine.code(case, FORCE)
    here.execute(c.ApproveLetter(mine.approval(case, FORCE, "B. Head", "Head", mine.today(), "", code)))
    change = mine.handover.merge(returned(mine, theirs, there), {"title"})
    assert change.draft_again
    assert here.case.letter.status is Status.DRAFT
    assert here.case.letter.fell_back == ("The subject in the heading",)
    here.undo()
    assert here.case.letter.status is Status.APPROVED


def test_choices_that_do_not_fit_together_are_refused_with_a_sentence(mine, theirs, both):
    here, there = both
    part = here.case.parts[0]
    here.execute(c.AddWorksheet("w1", (part.id,), "One"))
    there.execute(c.AddWorksheet("w2", (part.id,), "Another"))
    before = here.case
    with pytest.raises(
        RuleViolation, match=r"do not fit together: the part on question .* is counted in another worksheet"
    ) as why:
        mine.handover.merge(returned(mine, theirs, there), {"worksheet.w2"})
    assert f"“{part.id}”" not in str(why.value)
    assert here.case == before
    mine.handover.merge(returned(mine, theirs, there), {"worksheet.w1", "worksheet.w2"})
    assert here.case.worksheets == (CostWorksheet("w2", "Another", (part.id,)),)


def test_where_the_second_step_is_not_kept_the_letters_are_and_the_rest_is_as_it_was(mine, theirs, both):
    here, there = both
    there.execute(c.SetTitle("Pilots"))
    sent = issued(theirs, there)
    received = returned(mine, theirs, there)
    kept, mine._store.save = mine._store.save, failing_after(1, mine._store.save)
    with pytest.raises(NotKept):
        mine.handover.merge(received, {each.key for each in received.differences})
    mine._store.save = kept
    assert here.case.title == "Drones over the town"
    assert here.case == mine._store.load(here.case.id)
    assert mine.sealed(here.case.id, sent.id)
    mine.handover.merge(received, {each.key for each in received.differences})
    assert here.case.title == "Pilots"


def failing_after(times, save):
    left = iter(range(times))

    def saving(*what):
        if next(left, None) is None:
            raise NotKept("The disk is full.")
        save(*what)

    return saving


def test_letters_go_out_only_together_with_their_pages(session):
    with pytest.raises(RuleViolation):
        session.execute(c.TakeLetters(session.case.issued))
    with pytest.raises(RuleViolation, match="stays recorded"):
        session.execute(c.MergeCase(replace(session.case, issued=())))


def test_a_merged_case_keeps_its_own_name_and_count(session):
    session.execute(c.MergeCase(replace(session.case, id="other", revision=99, title="Other")))
    assert session.case.id != "other"
    assert session.case.revision < 99


@on_many_cases(tens=4, one=wishes_with_letters, other=wishes, tens_taken=wishes)
def test_any_two_versions_of_a_case_can_be_merged_by_any_choice(one, other, tens_taken):
    """Whatever is chosen of any two sound cases is a sound case, or is refused with a sentence."""
    (workbench, session), (elsewhere, there) = opened(), opened()
    carried_out(workbench, session, one)
    carried_out(elsewhere, there, other)
    theirs = replace(there.case, id=session.case.id)
    found = compare(session.case, theirs)
    wanted = [each.key for number, each in enumerate(found) if len(repr(tens_taken)) >> number % 7 & 1]
    for taken in ((), wanted, [each.key for each in found]):
        case = merged(session.case, theirs, frozenset(taken))
        lost = [sentence for _, sentence in faults(case, law().catalogue) if "there is no" in sentence]
        assert lost == []
        with suppress(RuleViolation, BadInput, NotKept):
            session.execute(c.MergeCase(case))
            assert list(faults(session.case, law().catalogue)) == []
            workbench.compose(session.case, workbench.authority_of(session.case))
        while session.undo_label:
            session.undo()
        while session.redo_label:
            session.redo()


def test_questions_over_the_same_words_are_refused():
    mine = library("mine")
    session = begun(mine)
    text = "How many drones? Who flies them?"
    asked = Question("q1", "1", text[:16], Span(0, 16))
    case = replace(
        session.case, request=text, questions=(asked,), parts=(Part("p1", "", ("q1",), Outcome.NOT_HELD),), issued=()
    )
    other = Question("q2", "2", text[4:16], Span(4, 16))
    theirs = replace(case, questions=(other,), parts=(Part("p2", "", ("q2",)),))
    with pytest.raises(RuleViolation, match="two questions hold the same words"):
        session.execute(c.MergeCase(merged(case, theirs, {"part.p2"})))


def test_nothing_in_a_file_is_taken_for_the_name_of_another(mine, theirs, session, monkeypatch, tmp_path):
    """Whatever stands in it, taking a case in opens nothing."""
    there = tmp_path / "there.txt"
    there.write_text("secret", encoding="utf-8")
    for text in (str(there), there.as_uri(), f"file://{there}", f"../{there.name}"):
        session.execute(c.SetTitle(text))
        session.execute(c.SetReference(text))
        session.execute(c.SetLinks(session.case.parts[0].id, (Link(text, text),)))
        data = mine.handover.export(session.case)

        def opened(*what, **how):
            raise AssertionError(f"opened: {what}")

        with monkeypatch.context() as watch:
            for name in ("builtins.open", "io.open", "os.open"):
                watch.setattr(name, opened)
            copy = theirs.handover.take_in_as_copy(theirs.handover.read(data))
            theirs.compose(copy.case, FORCE)
        assert "secret" not in repr(copy.case)


# ── files of earlier versions ────────────────────────────────────────────────────────────────────────────────────────


def test_a_case_that_version_3_handed_over_arrives_whole():
    """data/handed-over-3.foicase was written by the program as it was then."""
    data = (Path(__file__).parent / "data" / "handed-over-3.foicase").read_bytes()
    theirs = library("theirs")
    received = theirs.handover.read(data)
    assert (received.file.version, len(received.file.letters)) == (3, 1)
    case = theirs.handover.take_in(received).case
    assert case.title == "Drones over the town"
    assert theirs.sealed(case.id, case.issued[0].id).pdf.startswith(b"Northshire Police")
    assert theirs.handover.read(theirs.handover.export(case)).file.version == casefile.VERSION


@pytest.mark.parametrize("word", [b"Drones over the town", b"Figures are as of today."])
def test_one_of_version_3_that_was_changed_is_refused(word):
    data = (Path(__file__).parent / "data" / "handed-over-3.foicase").read_bytes()
    assert "changed or damaged" in refused(data.replace(word, word.upper()))


# ── the files that a request arrived in ──────────────────────────────────────────────────────────────────────────────


def test_the_files_that_it_arrived_in_come_along(mine, theirs, session):
    source = Source("s1", "request.eml", FileKind.EMAIL, 5, Original("s1", b"From:").sha256)
    session = mine.open_case(mine.new_case().case.id)
    session.execute(mine.take_in("1. How many drones?", (source,)), originals=(Original("s1", b"From:"),))
    there = theirs.handover.take_in(theirs.handover.read(mine.handover.export(session.case))).case
    assert theirs.arrivals.original(there, "s1") == b"From:"


def test_a_file_that_is_not_the_one_that_arrived_is_refused(mine):
    source = Source("s1", "request.eml", FileKind.EMAIL, 5, Original("s1", b"From:").sha256)
    case = Case("c", request="How many drones?", sources=(source,))
    other = casefile.encode_whole(case, Authority(), (), (), (Original("s1", b"To:"),))
    assert "originals[0].data" in refused(other)
    strange = casefile.encode_whole(case, Authority(), (), (), (Original("s2", b"From:"),))
    assert "originals[0].id" in refused(strange)
