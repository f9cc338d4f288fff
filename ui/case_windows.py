"""The windows that are about the case on the desk: its dates and events, its review, its cost, what would be asked."""

from typing import TYPE_CHECKING

from workbench.domain.case import EventKind
from workbench.domain.findings import Page, Place

if TYPE_CHECKING:
    from ui.dialogs.review import ReviewDialog
    from ui.main_window import MainWindow


class CaseWindows:
    """Opens each over the desk; what is chosen there leads to its place on the pages."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._bridge = window.bridge
        self.review_window: ReviewDialog | None = None  # made when a review is first opened

    def open_at(self, case_id: str, place: Place) -> None:
        """Open another case where something in it was decided."""
        self._window.open_case(case_id)
        if self._bridge.case is not None and self._bridge.case.id == case_id:
            self._window.go_to(place)

    def why_these_dates(self) -> None:
        """Show how the dates were reached."""
        from ui.dialogs.why_this_date import WhyThisDateDialog

        case = self._bridge.case
        if case is not None and case.received is not None:
            WhyThisDateDialog(self._bridge.workbench.deadlines(case, self._bridge.authority), case, self._window).exec()

    def record_events(self) -> None:
        """Ask what happened and when."""
        from ui.dialogs.events import EventsDialog

        if self._bridge.case is None:
            return
        before = self._bridge.case.events
        EventsDialog(self._bridge, self._window).exec()
        if self._bridge.case is None:
            return
        new = [event for event in self._bridge.case.events if event not in before]
        if any(event.kind is EventKind.REVIEW_REQUESTED for event in new) and self._bridge.case.review is None:
            self.review_case()

    def review_case(self, place: Place | None = None) -> None:
        """Open the window of the internal review, at a place in it, and the review itself where there is none yet."""
        from ui.dialogs.review import ReviewDialog
        from workbench.service.commands import OpenReview

        case = self._bridge.case
        if case is None:
            return
        if not any(part.outcome for part in case.parts):
            self._window.bar.tell("There is nothing to review yet: no part of this case has been answered.")
            return
        if case.review is None and not self._bridge.execute(OpenReview()):
            return
        if self.review_window is None:
            self.review_window = self._wired(ReviewDialog(self._bridge))
        self.review_window.open_at(place)

    def _wired(self, dialog: "ReviewDialog") -> "ReviewDialog":
        dialog.addActions(self._window.actions_.all)  # the desk's keys work in it too
        for wanted, act in (
            (dialog.place_wanted, self._window.go_to),
            (dialog.letter_wanted, lambda: self._window.go_to(Place(Page.LETTER))),
            (dialog.first_wanted, self._window.show_sealed),
        ):
            wanted.connect(self._window.raise_)
            wanted.connect(self._window.activateWindow)
            wanted.connect(act)
        return dialog

    def challenge(self) -> None:
        """Open the window of what would be asked of the letter."""
        from ui.dialogs.challenge import ChallengeDialog

        if self._bridge.case is None or not self._bridge.flush():
            return
        dialog = self._window.findChild(ChallengeDialog)
        if dialog is None:
            dialog = ChallengeDialog(self._bridge, self._window)
            dialog.place_wanted.connect(self._window.activateWindow)
            dialog.place_wanted.connect(self._window.go_to)
        dialog.show()
        dialog.activateWindow()

    def estimate_cost(self, part_id: str = "") -> None:
        """Open the window of the cost worksheets, at the one over a part."""
        from ui.dialogs.cost_worksheet import CostWorksheetDialog

        if self._bridge.case is None or not self._bridge.flush():
            return
        for opened in self._window.findChildren(CostWorksheetDialog):
            opened.open_part(self._bridge.case, part_id)
            opened.activateWindow()
            return
        CostWorksheetDialog(self._bridge, part_id, self._window).show()
