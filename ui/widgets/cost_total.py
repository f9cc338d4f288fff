"""What a cost worksheet comes to, how that was reached, and what may not be counted."""

from ui.widgets.law_text import LawText
from workbench.domain.cost import in_hours, in_pounds
from workbench.domain.countable import CostRules
from workbench.domain.estimate import Estimate


class CostTotal(LawText):
    """Read beside the lines. It can be entered by key, and copied."""

    def __init__(self) -> None:
        super().__init__("How the total was reached, and what may not be counted")
        self._shown: Estimate | None = None

    def show_estimate(self, figures: Estimate, rules: CostRules) -> None:
        """Show an estimate, keeping the place where the officer reads."""
        if figures == self._shown:
            return
        self._shown = figures
        bar = self.verticalScrollBar()
        place = bar.value()
        self.clear()
        self.write(total_words(figures), bold=True)
        self.write(_to_confirm(figures))
        self.points("To look at", figures.doubts)
        self.points("How it was reached", figures.how)
        self.points("May be counted", tuple(f"{e.activity.value} ({e.provision}): {e.says}" for e in rules.countable))
        self.points("Cannot be counted", tuple(f"{e.activity}: {e.why}" for e in rules.not_countable))
        rule = rules.aggregation
        self.points("Other requests", (f"{rule.says} ({rule.provision})", f"{_capital(rule.forward_says)}."))
        self.sources(rule.evidence, rule.source)
        bar.setValue(place)


def total_words(figures: Estimate) -> str:
    """The total against the limit: "19 h 30 min, £487.50: over the limit of £450 (18 h)"."""
    limit = f"the limit of {in_pounds(figures.limit.limit_pence)} ({in_hours(figures.limit_tenths)})"
    total = f"{in_hours(figures.total)}, {in_pounds(figures.pence)}"
    return f"{total}: over {limit}" if figures.over else f"{total}: not over {limit}"


def _to_confirm(figures: Estimate) -> str:
    if not figures.to_confirm:
        return ""
    says = "over the limit by itself" if figures.over_to_confirm else "not over the limit by itself"
    return f"Of that, to determine whether it is held (section 12(2)): {in_hours(figures.to_confirm)}, {says}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
