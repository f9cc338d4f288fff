"""What single limbs ask for beyond reason and harm: an opinion, the three steps, a defence, an intention."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from ui.bridge import Bridge
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.date_field import DateField
from ui.widgets.typed import TypedLine, TypedText
from workbench.domain.case import Claim, Particulars
from workbench.domain.exemptions import Limb
from workbench.service.commands import Command, SetParticulars

_ALONE = "no, on its own"
_NEVER_PRINTED = "why no more reasons are given; kept on the file, never printed"

Change = Callable[[Particulars, object], Particulars]


def asked_by(limb: Limb) -> tuple[str, ...]:
    """The particulars that a limb turns on, by the names under which findings know them."""
    if limb.section == "36":
        return ("opinion",)
    if limb.code == "40(2) with 40(3A)" or limb.code.startswith("40(5B)(a)"):
        return ("interests",)
    return {"22": ("intention",), "41": ("defence",)}.get(limb.section, ())


class LimbParticulars(QObject):
    """Rows of a claim's form. A row stands there where the limb asks for it, or where something is written in it."""

    def __init__(self, bridge: Bridge, form: QFormLayout) -> None:
        super().__init__(form)
        self._bridge = bridge
        self._form = form
        self._part_id = ""
        self._limb = ""
        self._shown: Particulars | None = None
        self._asked: tuple[str, ...] = ()
        self._offered: tuple[str, ...] = ()
        self._rows: dict[str, list[int]] = {}
        self._make_fields()
        self._lay_out()

    @property
    def controls(self) -> list[QWidget]:
        """What the Tab key visits, in reading order."""
        return [getattr(field, "line", field) for _, _, field in self._fields()]

    def show_claim(self, part_id: str, limb: Limb, claim: Claim, alternatives: tuple[str, ...]) -> None:
        """Show what the case holds; `alternatives` are the limbs that this one may be cited in the alternative to."""
        same = (self._part_id, self._limb) == (part_id, limb.code)
        before = self._shown if same else None
        self._part_id, self._limb, self._shown = part_id, limb.code, claim.particulars
        for field, of in self._texts:
            if before is None or of(before) != of(claim.particulars):  # what has not changed may just be typed in
                field.show_text(of(claim.particulars))
        self.given_on.show_value(claim.particulars.opinion.on, afresh=not same)
        self.intended_on.show_value(claim.particulars.intended_on, afresh=not same)
        self._offer(claim.particulars.alternative_to, alternatives)
        self._asked = asked_by(limb)
        wanted = {*self._asked, *_written(claim.particulars), "reasons_withheld"}
        if alternatives:
            wanted.add("alternative")
        for name, rows in self._rows.items():
            for row in rows:
                self._form.setRowVisible(row, name in wanted)

    def field(self, name: str) -> QWidget | None:
        """The field for something that a finding names: the first that is still empty, where there are several.

        "particulars" stands for whatever the limb asks for.
        """
        wanted = self._asked if name == "particulars" else (name,)
        fields = [field for each, _, field in self._fields() if each in wanted]
        return next((field for field in fields if _empty(field)), fields[0] if fields else None)

    def _fields(self) -> Iterator[tuple[str, str, QWidget]]:
        """Name, label and field of each row."""
        yield "opinion", "Qualified person", self.person
        yield "opinion", "In the role of", self.role
        yield "opinion", "Opinion given on", self.given_on
        yield "opinion", "The opinion", self.opinion
        yield "interests", "1. Legitimate interest", self.interest
        yield "interests", "2. Necessity", self.necessity
        yield "interests", "3. Balance", self.balance
        yield "defence", "Defence", self.defence
        yield "intention", "Intended since", self.intended_on
        yield "intention", "Recorded where", self.intention
        yield "alternative", "In the alternative", self.alternative
        yield "reasons_withheld", "Not said (s.17(4))", self.withheld

    def _make_fields(self) -> None:
        line, text, bridge = self._line, self._text, self._bridge
        self.person = line(
            "Qualified person", "who gave the opinion (s.36(5))", _in_opinion("person"), "opinion.person"
        )
        self.role = line("Role of the qualified person", "as authorised by a Minister", _in_opinion("role"), "role")
        self.given_on = DateField(bridge, self._wanting(_in_opinion("on"), ""), "Opinion given on")
        self.opinion = text(
            "The qualified person’s opinion",
            "what would, or would be likely to, follow",
            _in_opinion("text"),
            "opinion",
        )
        self.interest = text(
            "Legitimate interest", "whose interest in the information, and which", _in_interests("interest"), "interest"
        )
        self.necessity = text(
            "Necessity",
            "whether disclosure is needed for it, or something less would do",
            _in_interests("necessity"),
            "need",
        )
        self.balance = text(
            "Balance of interests",
            "the interest against the person’s rights and freedoms",
            _in_interests("balance"),
            "bal",
        )
        self.defence = text(
            "Public interest defence",
            "whether the public interest in disclosure outweighs the confidence",
            lambda all_, words: replace(all_, defence=words),
            "defence",
        )
        self.intended_on = DateField(
            bridge, self._wanting(lambda all_, day: replace(all_, intended_on=day), ""), "Intended since"
        )
        self.intention = line(
            "Where the intention is recorded",
            "the minute, plan or schedule",
            lambda all_, words: replace(all_, intention=words),
            "intention",
        )
        self.alternative = ChoiceBox([_ALONE], "In the alternative to")
        self.alternative.activated.connect(self._set_alternative)
        self.withheld = line(
            "Reasons not given in the letter",
            _NEVER_PRINTED,
            lambda all_, words: replace(all_, reasons_withheld=words),
            "withheld",
        )
        self.withheld.setToolTip(f"Section 17(4): {_NEVER_PRINTED}")
        self._texts = (
            (self.person, lambda all_: all_.opinion.person),
            (self.role, lambda all_: all_.opinion.role),
            (self.opinion, lambda all_: all_.opinion.text),
            (self.interest, lambda all_: all_.interests.interest),
            (self.necessity, lambda all_: all_.interests.necessity),
            (self.balance, lambda all_: all_.interests.balance),
            (self.defence, lambda all_: all_.defence),
            (self.intention, lambda all_: all_.intention),
            (self.withheld, lambda all_: all_.reasons_withheld),
        )

    def _lay_out(self) -> None:
        for name, words, field in self._fields():
            label = QLabel(words)
            label.setBuddy(field)
            self._rows.setdefault(name, []).append(self._form.rowCount())
            self._form.addRow(label, field)

    def _line(self, name: str, hint: str, change: Change, field: str) -> TypedLine:
        return TypedLine(self._bridge, self._wanting(change, field), name, hint)

    def _text(self, name: str, hint: str, change: Change, field: str) -> TypedText:
        text = TypedText(self._bridge, self._wanting(change, field), name, hint)
        text.setMinimumHeight(2 * text.fontMetrics().height() + 12)
        return text

    def _claim(self) -> Claim | None:
        """The claim as last kept, or None where the limb is no longer relied on."""
        part = self._bridge.case.part(self._part_id) if self._bridge.case else None
        return part.claim(self._limb) if part else None

    def _wanting(self, change: Change, field: str) -> Callable[[object], Command | None]:
        def want(value: object) -> Command | None:
            claim = self._claim()
            return claim and SetParticulars(self._part_id, self._limb, change(claim.particulars, value), field)

        return want

    def _offer(self, chosen: str, alternatives: tuple[str, ...]) -> None:
        """The limbs to choose from; one that is recorded stays to be seen, even where it is no longer offered."""
        offered = ("", *dict.fromkeys((*alternatives, chosen) if chosen else alternatives))
        if offered != self._offered:
            self._offered = offered
            self.alternative.clear()
            self.alternative.addItems([f"to section {code}" if code else _ALONE for code in offered])
        self.alternative.setCurrentIndex(offered.index(chosen))

    def _set_alternative(self, place: int) -> None:
        claim = self._claim()
        if claim is None:
            return
        wanted = replace(claim.particulars, alternative_to=self._offered[place])
        if not self._bridge.execute(SetParticulars(self._part_id, self._limb, wanted), self.alternative):
            self.alternative.setCurrentIndex(self._offered.index(claim.particulars.alternative_to))


def _in_opinion(name: str) -> Change:
    return lambda all_, value: replace(all_, opinion=replace(all_.opinion, **{name: value}))


def _in_interests(name: str) -> Change:
    return lambda all_, value: replace(all_, interests=replace(all_.interests, **{name: value}))


def _written(particulars: Particulars) -> Iterator[str]:
    """The names of the particulars that hold something."""
    blank = Particulars()
    held = {
        "opinion": particulars.opinion != blank.opinion,
        "interests": particulars.interests != blank.interests,
        "defence": bool(particulars.defence),
        "intention": bool(particulars.intention or particulars.intended_on),
        "alternative": bool(particulars.alternative_to),
    }
    return (name for name, filled in held.items() if filled)


def _empty(field: QWidget) -> bool:
    if isinstance(field, TypedText):
        return not field.toPlainText().strip()
    if isinstance(field, ChoiceBox):
        return field.currentIndex() == 0
    line = field.line if isinstance(field, DateField) else field
    return not line.text().strip()
