"""The exemptions of Part II of the Act, down to the limb: what each protects, which duty it lifts, and on what terms.

The law itself is data (resources/law/exemptions.toml). Here stands what a limb is, and what the catalogue can be asked.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from workbench.domain.case import Claim, Duty, Likelihood
from workbench.domain.citations import grouped, joined, subsection


class Basis(StrEnum):
    """What makes information exempt: what it is, the harm that would follow, or what it is together with a test."""

    CLASS = "class"
    PREJUDICE = "prejudice"
    CLASS_WITH_TEST = "class with a test"


class Effect(StrEnum):
    """Whether the public interest is weighed: not under an absolute exemption (FOIA s.2(3)), but under any other."""

    ABSOLUTE = "absolute"
    QUALIFIED = "qualified"


class Evidence(StrEnum):
    """How sure an entry is: read in a published text, read in part, or written from memory and to be checked."""

    VERIFIED = "verified"
    PARTLY = "partly"
    MEMORY = "memory"


class Use(StrEnum):
    """How often a police force relies on a limb. The most used stand first in the grid."""

    COMMON = "common"
    OCCASIONAL = "occasional"
    RARE = "rare"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that a citation must name: `31(1)(a)`, and what it protects.

    A purpose in s.31(2) stands `under` the paragraphs 31(1)(g) to (i): naming one of these also needs a purpose.
    """

    code: str
    text: str
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limb:
    """One limb of an exemption, on one of the two duties.

    A limb with `alternatives` is a citation still to be decided, 27(4): its alternatives are limbs themselves.
    With `by_reference` its paragraphs are those of another provision: section 31(3) by reference to section 31(1)(a).
    `applies_where` ends the sentence "a qualified exemption, which applies only where …".
    """

    code: str
    section: str
    title: str
    says: str
    duty: Duty
    basis: Basis
    effect: Effect
    harm: bool
    public_interest: bool
    use: Use
    evidence: Evidence
    twins: tuple[str, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    by_reference: bool = False
    alternatives: tuple[str, ...] = ()
    likelihood: tuple[Likelihood, ...] = ()
    applies_where: str = ""
    conditions: tuple[str, ...] = ()
    pitfalls: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    note: str = ""

    @property
    def to_be_chosen(self) -> tuple[Paragraph, ...]:
        """The paragraphs of which a citation names at least one."""
        return tuple(paragraph for paragraph in self.paragraphs if not paragraph.under)


@dataclass(frozen=True, slots=True)
class NoLimb:
    """A citation that letters use, though Part II has no such limb, or has it no longer."""

    code: str
    why: str
    instead: tuple[str, ...]
    evidence: Evidence
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All limbs of Part II, in the order of the Act, and what is mistaken for one."""

    limbs: tuple[Limb, ...]
    version: str
    mistaken: tuple[NoLimb, ...] = ()
    _by_code: dict[str, Limb] = field(init=False, repr=False, compare=False)
    _column_of: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        columns = {chosen: limb.code for limb in self.limbs for chosen in limb.alternatives}
        object.__setattr__(self, "_by_code", {limb.code: limb for limb in self.limbs})
        object.__setattr__(self, "_column_of", columns)

    def limb(self, code: str) -> Limb | None:
        """The limb cited as this, or None."""
        return self._by_code.get(code)

    def in_order(self, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """The claims in the order of the Act; what it does not have comes last."""
        order = {limb.code: place for place, limb in enumerate(self.limbs)}
        return tuple(sorted(claims, key=lambda claim: order.get(claim.limb, len(order))))

    def columns(self, duty: Duty) -> tuple[Limb, ...]:
        """The grid's columns for a duty: what a force uses most stands first, then the order of the Act."""
        found = [limb for limb in self.limbs if limb.duty is duty and limb.code not in self._column_of]
        often = list(Use)
        return tuple(sorted(found, key=lambda limb: often.index(limb.use)))

    def column_of(self, code: str) -> str:
        """The column where a limb stands: 27(4)(a) stands under 27(4)."""
        return self._column_of.get(code, code)

    def alternatives(self, code: str) -> tuple[Limb, ...]:
        """The limbs to choose from in this limb's column; none where there is nothing to choose."""
        column = self.limb(self.column_of(code))
        return tuple(self._by_code[chosen] for chosen in column.alternatives) if column else ()

    def twins(self, code: str, duty: Duty) -> tuple[str, ...]:
        """The limbs that do for this duty what the given one does for the other: 31(1) and 31(3)."""
        limb = self.limb(code)
        return limb.twins if limb and limb.duty is not duty else ()

    @property
    def qualified(self) -> dict[Duty, frozenset[str]]:
        """For each duty the limbs whose public interest is weighed: FOIA s.2(1)(b), s.2(2)(b)."""
        return {
            duty: frozenset(limb.code for limb in self.limbs if limb.duty is duty and limb.public_interest)
            for duty in Duty
        }

    def cite(self, claim: Claim) -> tuple[str, ...]:
        """How a letter cites a claim: "section 31(3) by reference to section 31(1)(a) and (b)" (FOIA s.17(1)(b))."""
        limb = self.limb(claim.limb)
        named = _closest(found for found in limb.paragraphs if found.code in claim.paragraphs) if limb else ()
        provision, _, read_with = claim.limb.partition(_WITH)
        references = grouped(paragraph.code for paragraph in named if not paragraph.under) or grouped(
            filter(None, [read_with])
        )
        if not references:
            return (f"section {claim.limb}",)
        purposes = grouped(paragraph.code for paragraph in named if paragraph.under)
        last = f" read with {joined(purposes)}" if purposes else ""
        if limb and not limb.by_reference:
            return (*references[:-1], references[-1] + last)
        return (f"section {provision} by reference to {joined(references)}{last}",)

    def nature(self, limb: Limb) -> str:
        """What kind of exemption it is, in plain words: "a class-based, absolute exemption"."""
        chosen = self.alternatives(limb.code) if limb.alternatives else ()
        if len({each.effect for each in chosen}) > 1:
            return "an absolute or a qualified exemption, depending on the limb"
        where = f", which applies only where {limb.applies_where}" if limb.applies_where else ""
        if limb.basis is Basis.CLASS_WITH_TEST or len({each.basis for each in chosen}) > 1:
            article = "an" if limb.effect is Effect.ABSOLUTE else "a"
            return f"{article} {limb.effect.value} exemption{where}"
        return f"a {limb.basis.value}-based, {limb.effect.value} exemption{where}"

    def missing(self, claim: Claim) -> str | None:
        """What must still be chosen before the claim can be cited, or None: "name the purpose in section 31(2)"."""
        limb = self.limb(claim.limb)
        if limb is None:
            return None
        if limb.alternatives:
            return f"say {_choice(limb)}"
        if not limb.to_be_chosen:
            return None
        named = {paragraph.code for paragraph in limb.to_be_chosen} & set(claim.paragraphs)
        return _missing_purpose(limb, claim, named) if named else _missing_paragraph(limb)

    def search(self, words: str) -> tuple[Limb, ...]:
        """The limbs where every word is found: a number, "31" or "s.31(3)", as the beginning of a citation.

        What was mistaken for a limb finds those to be used instead: 40(5A) and 40(5B) for 40(5).
        """
        instead = {code for entry in self.mistaken_in(words) for code in entry.instead}
        wanted = _SECTION.sub("", words.casefold()).split()
        return tuple(limb for limb in self.limbs if limb.code in instead or all(_meets(limb, word) for word in wanted))

    def mistaken_in(self, words: str) -> tuple[NoLimb, ...]:
        """The citations among these words that Part II does not have, or has no longer."""
        wanted = set(_SECTION.sub("", words.casefold()).split())
        return tuple(entry for entry in self.mistaken if entry.code.casefold() in wanted)

    def why_no_limb(self, code: str) -> tuple[str, str]:
        """Why there is no such limb, and what to use instead: two sentences for the officer."""
        found = next((entry for entry in self.mistaken if entry.code == code), None)
        if found is None:
            return f"There is no section {code} in Part II of the Act.", "Choose one from the grid."
        remedy = f"Choose section {joined(found.instead, 'or')} instead." if found.instead else "Choose that outcome."
        return found.why, remedy


_WITH = " with "  # 40(2) with 40(3A): one provision that applies by virtue of another
_SECTION = re.compile(r"\bs(?:ections?|s?\.?)\s*(?=\d)")


def _closest(named: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs without those of which a part is named as well: 30(1)(a)(i) says more than 30(1)(a)."""
    found = tuple(named)
    return tuple(each for each in found if not any(other.code.startswith(f"{each.code}(") for other in found))


def _choice(limb: Limb) -> str:
    """The alternatives as far as they differ: "(a) or (b)"."""
    rests = [code.removeprefix(limb.code) for code in limb.alternatives]
    if all(rest.startswith(_WITH) for rest in rests):
        return f"what it is read with: {joined([rest.removeprefix(_WITH) for rest in rests], 'or')}"
    return joined(rests, "or")


def _missing_paragraph(limb: Limb) -> str:
    place = _subsections(limb.to_be_chosen)
    if limb.basis is Basis.PREJUDICE:
        return f"name the interest in {place} that it protects"
    return f"say which paragraph of {place} it stands on"


def _missing_purpose(limb: Limb, claim: Claim, named: set[str]) -> str | None:
    """A paragraph that needs a purpose and has none, or a purpose that stands under no paragraph named."""
    purposes = tuple(paragraph for paragraph in limb.paragraphs if paragraph.under)
    chosen = [paragraph for paragraph in purposes if paragraph.code in claim.paragraphs]
    needing = named.intersection(code for paragraph in purposes for code in paragraph.under)
    if needing and not chosen:
        return f"name the purpose in {_subsections(purposes)}"
    if chosen and not needing:
        return f"name {joined(grouped(chosen[0].under, 'or'), 'or')}, under which the purpose stands"
    return None


def _subsections(paragraphs: tuple[Paragraph, ...]) -> str:
    """Where the paragraphs stand: "section 30(1) or section 30(2)"."""
    return joined([f"section {code}" for code in dict.fromkeys(subsection(each.code) for each in paragraphs)], "or")


def _meets(limb: Limb, word: str) -> bool:
    codes = (limb.code, *limb.alternatives, *(paragraph.code for paragraph in limb.paragraphs))
    if word[0].isdigit():
        return any(_begins(code.casefold(), word) for code in codes)
    texts = (limb.title, limb.says, limb.basis, limb.effect, *(paragraph.text for paragraph in limb.paragraphs))
    return any(word in text.casefold() for text in texts)


def _begins(code: str, number: str) -> bool:
    """22 begins 22(1), but neither 22A(1) nor 227."""
    return code.startswith(number) and not code[len(number) :][:1].isalnum()
