"""What an approval binds to: everything that decides what the letter says, item by item, and nothing about days.

The letter is dated on the day of issue and its clocks are worked out again then, so neither the letter's date nor the
day of an event, nor the calendar, is an item. What the file records about holding is none either where nothing is
confirmed or denied: a code that moved with it would tell. See docs/decisions/0006.
"""

import hashlib
import json
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from workbench.domain.authority import Authority
from workbench.domain.case import Case, Claim, EventKind, Outcome, Part, PublicInterestTest, Question, Side
from workbench.domain.citations import joined
from workbench.domain.findings import Place
from workbench.domain.letter import Item, LetterKind
from workbench.domain.overlay import OwnSentence

_LETTERS = "CDFGHJKMNPQRTVWXY34679"  # none that is taken for another in handwriting, and no vowels that make words
_GROUPS = 2
_GROUP = 4
_KIND = "letter.kind"
_UNRECORDED = "What was approved, of which no code is recorded"
_LONGEST = 60  # characters of the case that a name repeats


@dataclass(frozen=True, slots=True)
class Versions:
    """What the letter's words and the law in it come from, besides the case: the versions of the files in use.

    `own` is the force's wording over the standard one.
    """

    wording: str
    catalogue: str
    combinations: str
    limits: str
    own: tuple[OwnSentence, ...] = ()


def items(case: Case, authority: Authority, versions: Versions) -> tuple[Item, ...]:
    """Everything that decides what the letter says, in the letter's order. `authority` is whose letter it is."""
    found = [*_request(case), *_questions(case)]
    if case.letter.kind is not LetterKind.ACKNOWLEDGEMENT:  # which says nothing yet of what will be decided
        found += [*_parts(case), *_tests(case), *_worksheets(case), *_events(case)]
    if case.letter.kind is LetterKind.REVIEW_OUTCOME:
        found += _review(case)
    return (*found, *_letter(case), *_waivers(case), *_authority(authority), *_versions(versions))


def fingerprint(found: Sequence[Item]) -> str:
    """SHA-256 over the items as they follow each other. A mere name does not count: what it names does."""
    return _sha256([[item.key, item.digest] for item in found])


def short_code(of: str) -> str:
    """The beginning of a fingerprint in letters that cannot be mistaken for each other: "K7QF-M3XD"."""
    number, code = int(of, 16), ""
    for _ in range(_GROUPS * _GROUP):
        number, place = divmod(number, len(_LETTERS))
        code += _LETTERS[place]
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def same_code(written: str, code: str) -> bool:
    """True where somebody wrote this code, whatever they made of capitals, spaces and dashes."""
    return _bare(written) == _bare(code)


def changed(before: Sequence[Item], now: Sequence[Item]) -> tuple[str, ...]:
    """What differs, by the names that an officer knows: changed, new, taken out; or what has only moved."""
    then, present = ({item.key: item for item in found} for found in (before, now))
    said = [item.name for item in now if item.key in then and then[item.key].digest != item.digest]
    kinds = [found[_KIND].digest for found in (then, present) if _KIND in found]
    if len(set(kinds)) < 2:  # another letter is about other things anyway
        said += [f"{item.name} (new)" for item in _only_in(now, then)]
        said += [f"{item.name} (taken out)" for item in _only_in(before, present)]
    if not said:
        said = [f"{item.name} (its place)" for old, item in zip(before, now, strict=False) if old.key != item.key][:1]
    return tuple(dict.fromkeys(said))


def settled(case: Case, now: tuple[Item, ...]) -> Case:
    """The case, its letter a draft again where what was approved or put forward is not what it says `now`.

    An approval that does not record what it was of, from an earlier version or another's file, does not hold.
    """
    letter = case.letter
    bound = letter.approval or letter.submission
    if bound is None or (bound.code and bound.code == fingerprint(now)):
        return case
    return _fallen(case, changed(bound.items, now) if bound.items else (_UNRECORDED,))


def _fallen(case: Case, said: tuple[str, ...]) -> Case:
    letter = replace(case.letter, approval=None, submission=None, fell_back=said or ("What the letter says",))
    return replace(case, letter=letter)


def _only_in(found: Sequence[Item], others: Container[str]) -> Iterator[Item]:
    """The items that the others lack; where a whole part or limb is lacking, that alone and not all that is on it."""
    lone = {item.key for item in found if item.key not in others}
    for item in found:
        steps = item.key.split(".")
        if item.key in lone and not any(".".join(steps[:end]) in lone for end in range(1, len(steps))):
            yield item


def _request(case: Case) -> Iterator[Item]:
    yield _item("reference", "The reference", case.reference)
    yield _item("title", "The subject in the heading", case.title)
    yield _item("requester", "The requester’s name and address", case.requester)
    yield _item("received", "The date of receipt", case.received)
    yield _item("channel", "How the request arrived", case.channel)
    yield _item("request", "The request’s text", case.request)
    yield _item("scope", "The period asked for", case.scope)
    yield _item("priority", "The order in which answers are wanted", case.priority)
    yield _item("environmental", "The decision on environmental information", case.environmental)


def _questions(case: Case) -> Iterator[Item]:
    for question in case.questions:
        says = replace(question, span=None)  # where it stands in the request is not in the letter
        yield _item(f"question.{question.id}", _question_name(question), says)


def _parts(case: Case) -> Iterator[Item]:
    for part in case.parts:
        key, asked, subject = f"part.{part.id}", _asked(case, part), short(part.subject)
        on = f" on “{subject}”" if subject else ""
        yield _item(key, f"{asked}: the part{on}", "")
        yield _item(f"{key}.subject", f"{asked}: subject of the part{on}", part.subject)
        yield _item(f"{key}.questions", f"{asked}: questions answered{on}", part.question_ids)
        yield _item(f"{key}.outcome", f"{asked}: outcome{on}", part.outcome)
        yield _item(f"{key}.answer", f"{asked}: answer{on}", part.answer)
        yield _item(f"{key}.reason", f"{asked}: reason{on}", part.reason)
        yield _item(f"{key}.advice", f"{asked}: advice{on}", part.advice)
        yield _item(f"{key}.earlier", f"{asked}: earlier request{on}", part.earlier)
        if part.outcome is not Outcome.NEITHER_CONFIRM_NOR_DENY:
            yield _item(f"{key}.holding", f"{asked}: whether held{on}", part.holding)
            yield _item(f"{key}.searches", f"{asked}: searches{on}", part.searches)
        for claim in part.claims:
            yield from _claim(part, claim, f"“{subject}”" if subject else _lower(asked))


def _claim(part: Part, claim: Claim, on: str) -> Iterator[Item]:
    key, name = f"part.{part.id}.{claim.limb}", f"Section {claim.limb} on {on}"
    yield _item(key, name, claim.limb)
    yield _item(f"{key}.paragraphs", f"{name}: paragraphs", claim.paragraphs)
    yield _item(f"{key}.reason", f"{name}: reason", claim.reason)
    yield _item(f"{key}.harm", f"{name}: harm", claim.harm)
    yield _item(f"{key}.particulars", f"{name}: particulars", claim.particulars)


def _tests(case: Case) -> Iterator[Item]:
    for test in case.tests:
        key, name = f"test.{test.id}", _test_name(test)
        yield _item(key, name, (test.duty, test.limbs))
        yield _item(f"{key}.parts", f"{name}: parts weighed", test.part_ids)
        for side, called in ((Side.FOR, "for answering"), (Side.AGAINST, "for maintaining")):
            for factor in test.on_side(side):
                says = replace(factor, id="", source="", tailored=False)
                words = f"{key}.{side.value}.{_sha256(factor.text)[:16]}"  # a factor is what it says
                yield _item(words, f"{name}: factor {called} “{short(factor.text)}”", says)
        yield _item(f"{key}.balance", f"{name}: balance", test.balance)


def _worksheets(case: Case) -> Iterator[Item]:
    for sheet in case.worksheets:
        name = f"Cost worksheet “{short(sheet.title)}”" if sheet.title.strip() else "Cost worksheet"
        yield _item(f"worksheet.{sheet.id}", name, sheet)


def _events(case: Case) -> Iterator[Item]:
    """What a letter tells of what happened before it: that it happened, not when."""
    for kind, name in (
        (EventKind.CLARIFICATION_RECEIVED, "Whether clarification was received"),
        (EventKind.EXTENDED, "Whether time was extended"),
    ):
        happened = [(event.question_ids, event.limb) for event in case.events if event.kind is kind]
        yield _item(f"event.{kind.value}", name, happened)


def _review(case: Case) -> Iterator[Item]:
    review = case.review
    if review is None:
        return
    yield _item("review.complaint", "The review: what is complained of", review.complaint)
    yield _item("review.reviewer", "The review: who reviews", (review.reviewer, review.role))
    for decision in review.decisions:
        part = case.part(decision.part_id)
        on = f"“{short(part.subject)}”" if part and part.subject.strip() else _lower(_asked(case, part)) if part else ""
        yield _item(f"review.{decision.part_id}", f"The review: decision on {on}", decision)


def _letter(case: Case) -> Iterator[Item]:
    letter = case.letter
    yield _item(_KIND, "Which letter it is", letter.kind)
    yield _item("letter.wanted", "What is to be clarified", letter.wanted)
    yield _item("letter.fee", "The fee", letter.fee)
    yield _item("letter.decision_by", "The estimated date of decision", letter.decision_by)
    yield _item("letter.caveat", "The caveat about figures", letter.data_caveat)
    yield _item("letter.corrects", "Which letter this one corrects", letter.corrects)
    yield _item("letter.change", "What the correction changes", letter.change)
    for own in letter.overrides:
        yield _item(f"letter.override.{own.key}", f"The rewritten paragraph “{short(own.text)}”", own.text)


def _waivers(case: Case) -> Iterator[Item]:
    for waiver in case.waivers:
        key = f"waiver.{waiver.rule}.{_place(waiver.place)}.{_sha256(waiver.said)[:8]}"  # one place can have several
        yield _item(key, f"The waiver with the reason “{short(waiver.reason)}”", (waiver.reason, waiver.by))


def _authority(force: Authority) -> Iterator[Item]:
    regulator = replace(force.regulator, checked_on=None)
    yield _item(
        "force.name", "The force’s name and address", (force.name, force.department, force.address, force.email)
    )
    yield _item("force.signs", "Who signs", force.signatory_role)
    yield _item(
        "force.review", "Where and until when a review can be asked for", (force.review_contact, force.review_window)
    )
    yield _item("force.regulator", "The regulator’s particulars", regulator)
    yield _item("force.order", "The order of the letter’s sections", force.letter_order)
    yield _item("force.caveat", "The force’s caveat about figures", force.data_caveat)
    yield _item("force.privacy", "Where the privacy notice can be read", force.privacy_notice)
    yield _item("force.fee", "How a fee can be paid", force.fee_payment)


def _versions(versions: Versions) -> Iterator[Item]:
    yield _item("law.wording", "The standard wording", versions.wording)
    for own in versions.own:
        yield _item(f"law.own.{own.key}", f"The force’s own wording “{short(own.text)}”", own.text)
    yield _item("law.catalogue", "The catalogue of exemptions", versions.catalogue)
    yield _item("law.combinations", "The table of outcomes and limbs", versions.combinations)
    yield _item("law.limits", "The limits of cost and time", versions.limits)


def _question_name(question: Question) -> str:
    return f"Question {short(question.label)}" if question.label.strip() else f"The question “{short(question.text)}”"


def _asked(case: Case, part: Part) -> str:
    """Which questions a part answers, as the beginning of a name."""
    labels = [short(q.label) for q in case.questions if q.id in part.question_ids and q.label.strip()]
    if not labels:
        return "A part without a question"
    return f"Question{'s' if len(labels) > 1 else ''} {joined(labels)}"


def _test_name(test: PublicInterestTest) -> str:
    limbs = joined([f"section {limb}" for limb in test.limbs])
    return f"The public interest under {limbs}" if limbs else "The public interest"


def short(text: str) -> str:
    """The officer's words inside a name: on one line, and no longer than can be read there."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _place(place: Place) -> str:
    return ".".join(str(getattr(place, field.name)) for field in fields(place))


def _item(key: str, name: str, says: object) -> Item:
    return Item(name, _sha256(_plain(says)), key)


def _sha256(value: object) -> str:
    text = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _plain(value: Any) -> Any:
    """A value as JSON has it. What a field has by default is left out, so that a new one changes no old digest."""
    if is_dataclass(value):
        said = {field: getattr(value, field.name) for field in fields(value)}
        return {field.name: _plain(each) for field, each in said.items() if each != field.default}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _bare(code: str) -> str:
    return "".join(char for char in code.casefold() if char.isalnum())
