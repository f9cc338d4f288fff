"""Why a limb applies to a part, and the harm: to what, by which mechanism, how likely, on what evidence."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from ui.bridge import Bridge
from ui.widgets.harm_likelihood import HarmLikelihood
from ui.widgets.limb_particulars import LimbParticulars
from ui.widgets.typed import TypedLine, TypedText
from workbench.domain.case import Claim, Likelihood
from workbench.domain.exemptions import Limb
from workbench.service.commands import Command, SetHarm, SetReason


class LimbForm(QWidget):
    """The claim's own words. The harm is asked for only where the limb turns on it."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._part_id = ""
        self._limb = ""
        self._shown: Claim | None = None
        self._levels: tuple[Likelihood, ...] = ()
        self.reason = TypedText(bridge, self._want_reason, "Why it applies", "why it applies to this part")
        self.interest = TypedLine(bridge, self._wanting("interest"), "Harm to", "what would be harmed")
        follows = "who would use the answer, how, and what follows"
        self.mechanism = TypedText(bridge, self._wanting("mechanism"), "How the harm follows", follows)
        self.likelihood = HarmLikelihood()
        self.evidence = TypedText(bridge, self._wanting("evidence"), "Evidence of the harm", "what shows it")
        self.likelihood.chosen.connect(self._say_how_likely)
        self._form = QFormLayout(self)
        self._lay_out()
        self._own_rows = self._form.rowCount()
        self.particulars = LimbParticulars(bridge, self._form)

    @property
    def controls(self) -> list[QWidget]:
        """What the Tab key visits, in reading order."""
        levels = [self.likelihood.button(level) for level in Likelihood]
        own = [self.reason, self.interest, self.mechanism, *levels, self.evidence]
        return [*own, *self.particulars.controls]

    def field(self, name: str) -> QWidget | None:
        """The field for something that a finding names, or None."""
        own = {"harm": self.interest, "reason": self.reason}
        return own.get(name) or self.particulars.field(name)

    def show_claim(self, part_id: str, limb: Limb, claim: Claim, alternatives: tuple[str, ...] = ()) -> None:
        """Show what the case holds of a claim; `alternatives` are limbs that it may be cited in the alternative to."""
        before = self._shown if (self._part_id, self._limb) == (part_id, limb.code) else None
        self._part_id, self._limb, self._shown = part_id, limb.code, claim
        for field, text_of in (
            (self.reason, lambda claim: claim.reason),
            (self.interest, lambda claim: claim.harm.interest),
            (self.mechanism, lambda claim: claim.harm.mechanism),
            (self.evidence, lambda claim: claim.harm.evidence),
        ):
            if before is None or text_of(before) != text_of(claim):  # what has not changed may just be typed in
                field.show_text(text_of(claim))
        self._levels = limb.likelihood
        self.likelihood.show_level(limb.likelihood, claim.harm.likelihood)
        for row in range(1, self._own_rows):
            self._form.setRowVisible(row, limb.harm)
        self.particulars.show_claim(part_id, limb, claim, alternatives)

    def _lay_out(self) -> None:
        self._form.setContentsMargins(0, 0, 4, 0)
        self._form.setVerticalSpacing(4)
        for name, field in (
            ("Why it applies", self.reason),
            ("Harm to", self.interest),
            ("How", self.mechanism),
            ("Harm", self.likelihood),
            ("Evidence", self.evidence),
        ):
            label = QLabel(name)
            label.setBuddy(field)
            self._form.addRow(label, field)
            if isinstance(field, TypedText):
                field.setMinimumHeight(2 * field.fontMetrics().height() + 12)

    def _claim(self) -> Claim | None:
        """The claim as last kept, or None where the limb is no longer relied on."""
        part = self._bridge.case.part(self._part_id) if self._bridge.case else None
        return part.claim(self._limb) if part else None

    def _want_reason(self, text: str) -> Command | None:
        return SetReason(self._part_id, self._limb, text) if self._claim() else None

    def _wanting(self, field: str) -> Callable[[str], Command | None]:
        def want(text: str) -> Command | None:
            claim = self._claim()
            return claim and SetHarm(self._part_id, self._limb, replace(claim.harm, **{field: text}), field)

        return want

    def _say_how_likely(self, level: Likelihood) -> None:
        """The words beside belong to the same harm, so they are kept first; what cannot be kept is not shown."""
        kept = self._bridge.flush() and (claim := self._claim())
        if not (kept and self._bridge.execute(self._likely(claim, level), self)) and (claim := self._claim()):
            self.likelihood.show_level(self._levels, claim.harm.likelihood)

    def _likely(self, claim: Claim, level: Likelihood) -> Command:
        return SetHarm(self._part_id, self._limb, replace(claim.harm, likelihood=level))
