"""What stands around the request itself: the closing and the name, the foot of the message, quoted mails, headings."""

from collections.abc import Iterator, Sequence

from workbench.domain.case import Role, Span
from workbench.intake import manner
from workbench.intake.asks import Kind, Sentence, read_sentences, substance
from workbench.intake.draft import Split
from workbench.intake.letter import closes, foot_at, request_lines
from workbench.intake.lines import Line, is_rule
from workbench.intake.pieces import HEADER
from workbench.intake.proposal import ProposedMark

NAME_WORDS = 5  # of a name at the end, with a title
_NAME_LINES = 6
_LONGEST_LINE = 60

CLOSES, AFTER, NAME = "closes the letter", "after the closing", "a name at the end"
FOOT, THANKS = "at the foot of the message", "thanks at the end"


def around(text: str, everything: Sequence[Line]) -> Iterator[ProposedMark]:
    """The foot of the letter, mails that were quoted, and the headings of a mail."""
    lines = list(everything)
    own = {line.start for line in request_lines(text, lines) if not line.blank}
    foot = foot_at(text, lines)
    closed = False
    for number, line in enumerate(lines):
        if line.blank or is_rule(text[line.start : line.end]):
            continue
        span = Span(line.start, line.end)
        if line.start in own:
            if HEADER.match(text, line.start, line.end):
                yield ProposedMark(span, Role.CONTEXT, "a heading of the message")
        elif foot is not None and number >= foot:
            yield ProposedMark(span, Role.SIGNATURE, FOOT)
        elif closes(text, line):
            closed = True
            yield ProposedMark(span, Role.SIGNATURE, CLOSES)
        elif line.quoted:
            yield ProposedMark(span, Role.CONTEXT, "quoted from another message")
        elif closed and not any(_wants(sentence) for sentence in read_sentences(text, line.start, line.end)):
            yield ProposedMark(span, Role.SIGNATURE, AFTER)


def _wants(sentence: Sentence) -> bool:
    if sentence.kind is Kind.NOUN:  # "Policy Officer" is one too
        return len(sentence.plain.split()) > NAME_WORDS or manner.COUNTS.match(sentence.plain) is not None
    return sentence.asks or (sentence.kind is Kind.LEAD_IN and substance(sentence.plain))


def name_at_the_end(text: str, split: Split) -> Iterator[ProposedMark]:
    """A few short lines at the very end that say nothing: the requester's name, without any closing before it."""
    ends = max((draft.end for draft in split.drafts), default=0)
    for piece in reversed(split.pieces):
        words = text[piece.start : piece.end]
        lines = [line.strip() for line in words.splitlines() if line.strip()]
        like_a_name = len(lines) <= _NAME_LINES and all(
            len(line) <= _LONGEST_LINE and len(line.split()) <= NAME_WORDS and line[:1].isupper() for line in lines
        )
        if piece.placement or piece.table or piece.start < ends or not like_a_name or words[-1:] in ".?!:":
            return
        thanks = manner.THANKS.match(words.lower()) is not None
        yield ProposedMark(Span(piece.start, piece.end), Role.SIGNATURE, THANKS if thanks else NAME)
