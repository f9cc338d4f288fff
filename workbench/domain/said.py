"""What an answer said about a part, in a few words: the outcome and the limbs that it relied on."""

from workbench.domain.case import Claim, Outcome, Part
from workbench.domain.citations import grouped, joined


def said_of(part: Part) -> str:
    """The first answer of one part as a review repeats it; never what the file records about holding."""
    if part.outcome is None:
        return "not answered"
    ncnd = part.outcome is Outcome.NEITHER_CONFIRM_NOR_DENY
    said = "neither confirmed nor denied" if ncnd else part.outcome.value
    duty = part.outcome.refuses
    if duty is None or not part.claims:
        return said
    return f"{said} under {joined(grouped(code for claim in part.claims for code in _cited(claim)))}"


def _cited(claim: Claim) -> tuple[str, ...]:
    """The paragraphs of a claim where it names some on the same duty, otherwise the limb."""
    provision, read_with, other = claim.limb.partition(" with ")
    own = tuple(code for code in claim.paragraphs if code.startswith(other or claim.limb))
    if not own:
        return (claim.limb,)
    return (provision + read_with + joined(grouped(own)).removeprefix("section "),) if other else own
