"""What the Act says of a limb, to be read beside the decision: what it protects, conditions, pitfalls, sources."""

from ui.widgets.law_text import LawText
from workbench.domain.case import Duty
from workbench.domain.exemptions import Catalogue, Limb
from workbench.domain.grounds import Ground

_LIFTS = {
    Duty.CONFIRM_OR_DENY: "It lifts the duty to confirm or deny (s.1(1)(a)).",
    Duty.DISCLOSE: "It lifts the duty to communicate information (s.1(1)(b)).",
}


class LimbLaw(LawText):
    """One limb, or the ground that takes its place. It is only written anew for another one."""

    def __init__(self) -> None:
        super().__init__("The law on this limb")
        self._shown: Limb | Ground | None = None

    def show_limb(self, limb: Limb, catalogue: Catalogue) -> None:
        """Show a limb from its beginning."""
        if limb is self._shown:
            return
        self._shown = limb
        self.clear()
        nature = catalogue.nature(limb)
        self.write(f"{nature[:1].upper()}{nature[1:]}.")
        self.write(limb.says)
        self.write(_LIFTS[limb.duty])
        self.points("Conditions", limb.conditions)
        self.points("Pitfalls", limb.pitfalls)
        self.points("Note", (limb.note,) if limb.note else ())
        self.sources(limb.evidence, limb.source)
        self.from_the_top()

    def show_ground(self, ground: Ground) -> None:
        """Show a ground outside Part II from its beginning."""
        if ground is self._shown:
            return
        self._shown = ground
        self.clear()
        self.write_ground(ground)
        self.from_the_top()
