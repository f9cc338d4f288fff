"""Paragraphs in the officer's own words: beginning to rewrite one, keeping up with the case, saying why one stands."""

from collections.abc import Callable, Mapping

from ui.bridge import Bridge
from ui.models.letter_outline import Row
from ui.widgets.message_bar import MessageBar
from ui.widgets.rewriting import Rewriting
from workbench.domain.case import Case
from workbench.errors import KnownError
from workbench.letters.document import LetterDocument, Paragraph
from workbench.service.commands import PutParagraphBack

_LOCKED = "These words cannot be rewritten: the Act wants them as they stand."
_QUOTED = "These are the requester’s own words, which are never rewritten."
_LOCKED_ADVICE = "What fills them in is changed where it is decided; Ctrl+Enter goes there."


class OwnWords:
    """Opens the panel for a row of the list and keeps it true. `show_block` brings a block of the pages into view."""

    def __init__(self, bridge: Bridge, panel: Rewriting, bar: MessageBar, show_block: Callable[[int], object]) -> None:
        self._bridge = bridge
        self._panel = panel
        self._bar = bar
        self._show_block = show_block

    def rewrite(self, row: Row | None, shown: LetterDocument | None, composed: Mapping[str, str]) -> None:
        """Begin to rewrite what is in hand, or say why it stands as it is. `composed` has what can be rewritten."""
        case = self._bridge.case
        if row is None or case is None:
            self._bar.tell("Choose a paragraph in the list first; the right arrow key opens a section.")
        elif row.locked:
            self._bar.warn(KnownError(_QUOTED if _quoted(row, shown) else _LOCKED, _LOCKED_ADVICE))
        elif row.key not in composed:
            self._bar.warn(KnownError("This is no paragraph of the letter.", "Ctrl+Enter opens where it is decided."))
        else:
            self._panel.begin(row.key, composed[row.key], case)
            if row.block is not None:
                self._show_block(row.block)

    def put_back(self, key: str) -> None:
        """Let the composed words stand again."""
        self._bridge.execute(PutParagraphBack(key))

    def keep_up(self, case: Case, composed: Mapping[str, str], origin: object) -> None:
        """Show what is being rewritten as it is now; what has left the letter meanwhile is no longer rewritten."""
        key = self._panel.key
        if key and key in composed:
            self._panel.show_words(composed[key], case, origin)
        elif key:
            self._panel.close_it()


def _quoted(row: Row, shown: LetterDocument | None) -> bool:
    block = shown.blocks[row.block] if shown and row.block is not None else None
    return isinstance(block, Paragraph) and block.quoted
