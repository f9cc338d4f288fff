"""What the Act says of a limb, to be read beside the decision: what it protects, conditions, pitfalls, sources."""

from ui.widgets.law_text import LawText
from workbench.domain.exemptions import Catalogue, Limb


class LimbLaw(LawText):
    """One limb. It is only written anew for another limb."""

    def __init__(self) -> None:
        super().__init__("The law on this limb")
        self._limb: Limb | None = None

    def show_limb(self, limb: Limb, catalogue: Catalogue) -> None:
        """Show a limb from its beginning."""
        if limb is self._limb:
            return
        self._limb = limb
        self.clear()
        nature = catalogue.nature(limb)
        self.write(f"{nature[:1].upper()}{nature[1:]}.")
        self.write(limb.says)
        self.points("Conditions", limb.conditions)
        self.points("Pitfalls", limb.pitfalls)
        self.points("Note", (limb.note,) if limb.note else ())
        self.sources(limb.evidence, limb.source)
        self.from_the_top()
