"""Do the words of a public interest test ask the right question, the right way round? (FOIA s.2(1)(b), s.2(2)(b))"""

from collections.abc import Iterator

from workbench.domain.case import Duty, Side
from workbench.domain.checks.rule import Found, Known, Rule, Stage, balance_provision, quoted
from workbench.domain.checks.typed import Kind, Typed
from workbench.domain.findings import Page, Place, Severity
from workbench.domain.likeness import meaning, shared
from workbench.domain.phrases import Hit, sentences

_COPIED = 0.8  # of the harm's or the factor's words
_SPEAKS = {
    Kind.BALANCE: "balance",
    Kind.FACTOR_FOR: "factor",
    Kind.FACTOR_AGAINST: "factor",
    Kind.HARM: "harm",
    Kind.REASON: "reason",
}


def weighs_whether_held(known: Known) -> Iterator[Found]:
    """Where nothing is confirmed or denied, what is weighed is saying whether anything is held (FOIA s.2(1)(b))."""
    for each, hit in known.stops("speaks of disclosure", *_SPEAKS):
        if each.duty is Duty.CONFIRM_OR_DENY:
            yield Found(
                f"The {_SPEAKS[each.kind]} speaks of disclosure ({quoted(hit)}), but nothing is disclosed or withheld"
                " here.",
                "Speak of saying whether information is held: that is what is weighed, and what would do harm.",
                "s.2(1)(b), s.17(3)(a)",
                each.place,
                Severity.WARNING,
            )


def right_way_round(known: Known) -> Iterator[Found]:
    """Maintaining must outweigh; where the two are equal the duty stands (FOIA s.2(1)(b), s.2(2)(b))."""
    for each, hit in known.stops("turned round", Kind.BALANCE, Kind.FACTOR_AGAINST):
        yield Found(
            f"The test is turned round: {quoted(hit)}.",
            "Say why the interest in maintaining outweighs; where both weigh the same, the duty stands.",
            _outweighs(each),
            each.place,
        )
    for each, hit in known.stops("nearly even", Kind.BALANCE):
        yield Found(
            f"The two sides are said to weigh nearly the same: {quoted(hit)}.",
            "Check that the balance says which outweighs, and why; where both weigh the same, the duty stands.",
            _outweighs(each),
            each.place,
            Severity.WARNING,
        )


def factor_inherent(known: Known) -> Iterator[Found]:
    """A factor for maintaining names what the limb protects; cost, embarrassment or who asks never count."""
    for name, why in (
        ("cost of relying on it", "Cost and work are no interest that section {limb} protects"),
        ("irrelevant", "This never counts for maintaining an exemption"),
    ):
        for each, hit in known.stops(name, Kind.FACTOR_AGAINST):
            if not _counts_under(known, name, each):
                yield Found(
                    f"{why.format(limb=' and '.join(each.limbs))}: {quoted(hit)}.",
                    "Name the interest that the limb protects, or take the factor out.",
                    "ICO guidance on the public interest test",
                    each.place,
                    Severity.WARNING,
                )


def harm_not_denied(known: Known) -> Iterator[Found]:
    """A factor for answering does not deny the harm that the letter relies on; another harm it may."""
    for each, hit in known.stops("denies the harm", Kind.FACTOR_FOR):
        if not _of_this_harm(known, each, hit):
            continue
        yield Found(
            f"A factor for answering denies the harm that the letter relies on: {quoted(hit)}.",
            "Say what speaks for answering; the harm is for the other side.",
            "ICO guidance on the public interest test",
            each.place,
            Severity.WARNING,
        )


def harm_not_copied(known: Known) -> Iterator[Found]:
    """The factors for maintaining weigh the harm; they do not repeat it word for word."""
    for test in known.case.tests:
        against = [factor for factor in test.on_side(Side.AGAINST) if factor.text.strip()]
        for part, claim, _ in known.relied_on():
            harm = f"{claim.harm.mechanism} {claim.harm.evidence}".strip()
            if not harm or claim.limb not in test.limbs or part.id not in test.part_ids:
                continue
            copied = [factor for factor in against if shared(harm, factor.text) > _COPIED]
            if copied:
                yield Found(
                    f"A factor for maintaining repeats the harm under section {claim.limb} for {known.name(part)}.",
                    "Say what weight the harm has in the balance, not what it is once more.",
                    balance_provision(test.duty),
                    Place(Page.PUBLIC_INTEREST, test_id=test.id, factor_id=copied[0].id),
                    Severity.WARNING,
                )
                break


def _outweighs(each: Typed) -> str:
    return "s.2(1)(b)" if each.duty is Duty.CONFIRM_OR_DENY else "s.2(2)(b)"


def _of_this_harm(known: Known, each: Typed, hit: Hit) -> bool:
    """True where the sentence names what the limbs protect, or after the denial nothing at all: "would not harm it"."""
    denied = next(sentences(each.text[hit.start + len(hit.words) :]))
    if not meaning(denied.partition(",")[0]):
        return True
    protected = [known.catalogue.limb(code) for code in each.limbs]
    names = [f"{limb.title} {limb.says}" for limb in protected if limb]
    names += [c.harm.interest for part, c, _ in known.relied_on() if c.limb in each.limbs and part.id in each.part_ids]
    return any(meaning(name) & meaning(f"{hit.words} {denied}") for name in names)


def _counts_under(known: Known, name: str, each: Typed) -> bool:
    """True under sections whose limb protects just that: money under section 29, for one."""
    limbs = [limb for code in each.limbs if (limb := known.catalogue.limb(code))]
    return any(limb.section in known.phrases.of(name).not_under for limb in limbs)


RULES = (
    Rule("weighs-whether-held", Stage.DRAFTING, weighs_whether_held),
    Rule("right-way-round", Stage.DRAFTING, right_way_round),
    Rule("factor-inherent", Stage.DRAFTING, factor_inherent),
    Rule("harm-not-denied", Stage.DRAFTING, harm_not_denied),
    Rule("harm-not-copied", Stage.DRAFTING, harm_not_copied),
)
