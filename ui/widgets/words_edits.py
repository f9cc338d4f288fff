"""What can be done to the request's words from the keyboard: say what they are, and put the questions right.

What is done is done to the words selected, or without a selection to those at the cursor.
"""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence

from ui.bridge import Bridge
from ui.models.account import NAMES, Account, Stretch, label_for, paragraph, wider
from ui.models.questions import full_label
from ui.widgets.question_actions import make_action
from ui.widgets.request_text import RequestText
from workbench.domain.accounting import trimmed
from workbench.domain.case import Case, Question, Role, Span
from workbench.service import commands as c
from workbench.service.commands import Command

_ROLES = (
    (Role.CONTEXT, "C", "Background, or how the request is to be handled"),
    (Role.SCOPE, "S", "What applies to all questions: a period, an area, a definition"),
    (Role.GREETING, "G", "A greeting"),
    (Role.SIGNATURE, "E", "The end: a signature, and whatever stands at the foot"),
)
_NO_WORDS = "There are no words at the cursor. Put it among some, or select them."
_NO_QUESTION = "There is no question at the cursor. Put it into the words of one."


class WordsEdits:
    """The actions of the request's words, on keys, for buttons and in the context menu."""

    def __init__(self, bridge: Bridge, text: RequestText) -> None:
        self._bridge = bridge
        self._text = text
        self.roles = tuple(self._role_actions())
        self.question_actions = tuple(self._question_actions())
        self.edges = tuple(self._edge_actions())

    # ── what words are ───────────────────────────────────────────────────────────────────────────────────────────────

    def mark_question(self) -> None:
        """Make a question of the words selected, or of the paragraph at the cursor."""
        case, span = self._case, self._words(in_paragraph=True)
        if case and span:
            new_id = self._bridge.workbench.new_id
            self._do(c.AddQuestion(new_id(), new_id(), label_for(case, span), span))

    def mark_as(self, role: Role, question_ids: tuple[str, ...] = ()) -> None:
        """Say what the words selected are, or those at the cursor: of a question or a mark all."""
        before, span = self._case, self._words()
        if before and span and self._do(c.MarkAs(span, role, question_ids)):
            left = {question.id for question in self._bridge.case.questions}
            gone = [full_label(before, question.id) for question in before.questions if question.id not in left]
            if gone:
                self._bridge.told.emit(f"What was {_listed(gone)} is {NAMES[role]} now. Ctrl+Z brings it back.")

    def mark_scope_of_one(self) -> None:
        """Say that the words apply to the question before them, and to no other."""
        span = self._words()
        question = self._account.before(span.start) if span else None
        if question:
            self.mark_as(Role.SCOPE, (question.id,))
        elif span:
            self._bridge.told.emit("No question stands before these words. Press S: they then apply to all questions.")

    def clear(self) -> None:
        """Leave the words selected unassigned, or all of the mark or question at the cursor."""
        selected = self._text.selected()
        held = self._account.within(selected) if selected else self._at_cursor()
        if selected and any(each.mark for each in held):
            self._do(c.ClearMark(selected))
            return
        questions = [each.question for each in held if each.question]
        if len(questions) == 1:
            self._remove(questions[0])
        elif questions:
            self._bridge.told.emit("Several questions stand there. Put the cursor into one of them to remove it.")
        elif held and held[0].mark:
            self._do(c.ClearMark(held[0].span))
        else:
            self._bridge.told.emit("These words are not accounted for as it is: there is nothing to clear.")

    # ── questions ────────────────────────────────────────────────────────────────────────────────────────────────────

    def split(self) -> None:
        """Divide the question at the cursor in two."""
        at = self._text.place()
        question = self._account.question_at(at)
        if question is None:
            self._bridge.told.emit("Put the cursor between two words of a question, then split it there.")
            return
        new_id = self._bridge.workbench.new_id
        self._do(c.SplitQuestion(question.id, at, new_id(), new_id()))

    def to_question(self, command: Callable[[str], Command]) -> None:
        """Change the question at the cursor."""
        question = self._account.question_at(self._text.place())
        if question is None:
            self._bridge.told.emit(_NO_QUESTION)
        else:
            self._do(command(question.id))

    def begin_here(self) -> None:
        """Let the question at the cursor, or else the next, begin here."""
        at = self._text.place()
        question = self._own(at) or self._account.after(at)
        self._reach(question, lambda span: Span(at, span.end), "No question follows here.")

    def end_here(self) -> None:
        """Let the question at the cursor, or else the one before, end here."""
        at = self._text.place()
        question = self._own(at) or self._account.before(at)
        self._reach(question, lambda span: Span(span.start, at), "No question stands before this place.")

    def take_selected(self) -> None:
        """Let the words selected be the question's, no more and no fewer."""
        selected = self._text.selected()
        held = self._account.within(selected) if selected else ()
        questions = [each.question for each in held if each.question]
        if selected is None or len(questions) != 1:
            self._bridge.told.emit("Select what is to be the question, with some of the words that one question holds.")
            return
        self._reach(questions[0], lambda span: selected, "")

    # ── the way about ────────────────────────────────────────────────────────────────────────────────────────────────

    def select_more(self) -> None:
        """Select the sentence at the cursor, then its paragraph, then all that holds it, and again the sentence."""
        selected = self._text.selected()
        place = selected.start if selected else self._text.place()
        stretch = self._account.at(place)
        if stretch:
            self._text.select(wider(self._text.map.text, place, selected, stretch.span))
        else:
            self._bridge.told.emit(_NO_WORDS)

    def next_loose(self) -> None:
        """Select the next words that nobody has accounted for."""
        selected = self._text.selected()
        self._show_loose(self._account.next_loose(selected.start if selected else self._text.place() - 1))

    def loose_before(self) -> None:
        """Select the words before that nobody has accounted for."""
        selected = self._text.selected()
        self._show_loose(self._account.loose_before(selected.start if selected else self._text.place()))

    # ── ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def _case(self) -> Case | None:
        return self._bridge.case

    @property
    def _account(self) -> Account:
        return self._text.account

    def _show_loose(self, span: Span | None) -> None:
        self._text.setFocus()
        if span:
            self._text.bring_into_view(span)
            self._text.select(span)
        else:
            self._bridge.told.emit("Every word of the request is accounted for.")

    def _words(self, in_paragraph: bool = False) -> Span | None:
        """The words that are meant; where there are none, the officer is told so."""
        selected = self._text.selected()
        if selected:
            return selected
        place = self._text.place()
        stretch = self._account.at(place)
        if stretch is None:
            self._bridge.told.emit(_NO_WORDS)
            return None
        whole = stretch.question or (stretch.mark and not in_paragraph)
        return stretch.span if whole else paragraph(self._text.map.text, place, stretch.span)

    def _at_cursor(self) -> tuple[Stretch, ...]:
        stretch = self._account.at(self._text.place())
        return (stretch,) if stretch else ()

    def _own(self, place: int) -> Question | None:
        """The question whose own words stand at a place; its number does not count."""
        stretch = self._account.at(place)
        return stretch.question if stretch else None

    def _reach(self, question: Question | None, wanted: Callable[[Span], Span], why_not: str) -> None:
        if question and question.span:
            self._do(c.ExtendQuestion(question.id, wanted(question.span)))
        else:
            self._bridge.told.emit(why_not)

    def _remove(self, question: Question) -> None:
        label = full_label(self._case, question.id)
        if self._do(c.RemoveQuestion(question.id)):
            self._bridge.told.emit(
                f"Question {label} was removed; nobody has accounted for its words now. Ctrl+Z brings it back."
            )

    def _do(self, command: Command) -> bool:
        """Make the change; the cursor stays, or comes to rest where the words selected begin."""
        selected = self._text.selected()
        done = self._bridge.execute(command, self._text)
        if done and selected:
            words = trimmed(self._text.map.text, selected)
            self._text.rest_at(words.start if words else selected.start)
        return done

    # ── keys ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _role_actions(self):
        add = self._text
        tip = "Make a question of the words selected, or of the paragraph at the cursor"
        yield _named(make_action(add, "Mark as a question", "Q", tip, self.mark_question), "Question Q", "Ctrl+M")
        for role, key, tip in _ROLES:
            name = NAMES[role]
            act = make_action(add, f"Mark as {name}", key, tip, lambda role=role: self.mark_as(role))
            yield _named(act, f"{name.capitalize()} {key}")
            if role is Role.SCOPE:
                make_action(add, "Mark as scope of the one question before", "Shift+S", "", self.mark_scope_of_one)
        make_action(add, "Mark as number of a question", "N", "", lambda: self.mark_as(Role.MARKER))
        tip = "Leave the words unassigned; a question is removed"
        yield _named(make_action(add, "Clear the mark, or remove the question", "Del", tip, self.clear), "Clear")

    def _question_actions(self):
        add, to = self._text, self.to_question
        self._line()
        yield make_action(add, "Split here", "Ctrl+Return", "Split the question at the cursor in two", self.split)
        act = make_action(
            add, "Join with the next", "Ctrl+J", "Make one question of this and the next", lambda: to(c.JoinWithNext)
        )
        yield _named(act, "Join")
        tip = "Put the question at the cursor under the one above"
        yield _named(make_action(add, "Nest under the one above", "Ctrl+]", tip, lambda: to(c.NestQuestion)), "Nest")
        tip = "Bring the question at the cursor out from under its question"
        yield make_action(add, "Un-nest", "Ctrl+[", tip, lambda: to(c.UnnestQuestion))

    def _edge_actions(self):
        add = self._text
        tip = "The question at the cursor, or the next one, begins at the cursor"
        yield _named(make_action(add, "The question begins here", "[", tip, self.begin_here), "Begins [")
        tip = "The question at the cursor, or the one before, ends at the cursor"
        yield _named(make_action(add, "The question ends here", "]", tip, self.end_here), "Ends ]")
        make_action(add, "The question is the words selected", "W", "", self.take_selected)
        make_action(add, "Select the sentence, the paragraph, all of it", "A", "", self.select_more)
        self._line()
        tip = "Open the question at the cursor (Return)"
        yield _named(make_action(add, "Answer it\tReturn", "", tip, add.open_question), "Answer it →")

    def _line(self) -> None:
        line = QAction(self._text)
        line.setSeparator(True)
        self._text.addAction(line)


def _named(action: QAction, short: str, second_key: str = "") -> QAction:
    """An action with fewer words on its button, and perhaps a second key."""
    action.setIconText(short)
    if second_key:
        first = action.shortcut()
        action.setShortcuts([first, QKeySequence(second_key)])
        action.setToolTip(action.toolTip().replace(f"({first.toString()})", f"({first.toString()} or {second_key})"))
    return action


def _listed(labels: list[str]) -> str:
    return f"question {labels[0]}" if len(labels) == 1 else f"questions {', '.join(labels[:-1])} and {labels[-1]}"
