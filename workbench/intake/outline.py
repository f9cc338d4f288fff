"""Which lists hold questions, and which only values: years, areas, kinds of goods, examples.

A requester who numbers or letters something wants it answered under that number. Bullets are a matter of judgement:
they are questions where they ask, or where the sentence before them asks for nothing yet ("please state:").
"""

from collections.abc import Sequence

from workbench.intake import phrases
from workbench.intake.asks import Kind, Sentence, says_something, substance
from workbench.intake.markers import Style
from workbench.intake.pieces import Piece

_ASKING = (Kind.QUESTION, Kind.REQUEST)


def question_items(pieces: Sequence[Piece], read: Sequence[Sequence[Sentence]]) -> set[int]:
    """The places of the items that are questions or lead in to some."""
    members: dict[int, list[int]] = {}
    for place, piece in enumerate(pieces):
        if piece.placement:
            members.setdefault(piece.placement.list_id, []).append(place)
    parents = {piece.placement.parent for piece in pieces if piece.placement}
    kept: set[int] = set()
    for places in members.values():
        placement = pieces[places[0]].placement
        if placement and (placement.parent is None or placement.parent in kept):
            kept.update(_kept(pieces, read, places, parents))
    return kept


def _kept(
    pieces: Sequence[Piece], read: Sequence[Sequence[Sentence]], places: list[int], parents: set[int | None]
) -> list[int]:
    """The members of one list that are questions or lead in to some."""
    marker = pieces[places[0]].marker
    intro = _intro(pieces, read, places[0])
    if marker and marker.style is Style.BULLET:
        hold = _bullets_ask([read[place] for place in places], intro)
        return [place for place in places if not _explains(read[place])] if hold else []
    top = pieces[places[0]].placement
    if top and top.parent is None and _only_values([read[place] for place in places], intro):
        return []
    with_words = [place for place in places if read[place]]
    if with_words and not _introduces(intro) and _tells([read[place] for place in with_words]):
        return [] if parents.isdisjoint(places) else places
    return [place for place in places if not _only(read[place], Kind.STANDARD)]


def _only_values(members: list[Sequence[Sentence]], intro: Sentence | None) -> bool:
    """Whether a numbered list only divides what was asked for ("broken down by:") or defines it ("I mean:")."""
    if intro is None or not intro.plain.endswith(":") or any(s.asks for sentences in members for s in sentences):
        return False
    return phrases.SPLIT_UP_BY.search(intro.plain) is not None or _defines(intro)


def _defines(intro: Sentence) -> bool:
    """It says something by itself and asks for nothing: "By correspondence I mean:"."""
    told = says_something(intro.plain) or phrases.TELLS.search(intro.plain) is not None
    return intro.kind is Kind.STATEMENT and told and substance(intro.plain)


def _intro(pieces: Sequence[Piece], read: Sequence[Sequence[Sentence]], first: int) -> Sentence | None:
    """The sentence directly before a list, unless it belongs to a table."""
    if not first or pieces[first - 1].table or not read[first - 1]:
        return None
    return read[first - 1][-1]


def _introduces(intro: Sentence | None) -> bool:
    return intro is not None and (intro.kind in (Kind.LEAD_IN, *_ASKING) or is_open(intro))


def _tells(members: list[Sequence[Sentence]]) -> bool:
    """Whether a list only tells: nothing in it asks or names a thing, and more than half of it says something."""
    nothing = sum(_asks_nothing(sentences) for sentences in members)
    neutral = all(s.kind in (Kind.STATEMENT, Kind.SCOPE, Kind.STANDARD) for sentences in members for s in sentences)
    return neutral and nothing * 2 > len(members)


def _asks_nothing(sentences: Sequence[Sentence]) -> bool:
    """Background: it asks nothing, and is more than a heading or a thing to be had."""
    return all(s.kind in (Kind.STATEMENT, Kind.SCOPE, Kind.STANDARD) for s in sentences) and any(
        says_something(s.plain) or s.kind is Kind.STANDARD for s in sentences
    )


def _explains(sentences: Sequence[Sentence]) -> bool:
    """A bullet that only says how the others are meant."""
    if not sentences or any(sentence.asks for sentence in sentences):
        return False
    first = sentences[0]
    return first.kind is Kind.STANDARD or (first.kind is Kind.SCOPE and not phrases.SPLIT_UP.search(first.plain))


def _only(sentences: Sequence[Sentence], *kinds: Kind) -> bool:
    return bool(sentences) and all(sentence.kind in kinds for sentence in sentences)


def _bullets_ask(bullets: list[Sequence[Sentence]], intro: Sentence | None) -> bool:
    asking = sum(any(s.kind in _ASKING for s in sentences) for sentences in bullets)
    if asking * 2 > len(bullets):
        return True
    if is_open(intro):
        return True
    if intro is not None and intro.kind in _ASKING:
        return False  # it asks for something by itself; the bullets say of what
    if intro is not None and intro.plain.endswith(":") and substance(intro.plain):
        return False  # "By correspondence I mean:"
    things = sum(bool(sentences) and sentences[0].kind is Kind.NOUN for sentences in bullets)
    return (asking + things) * 2 >= len(bullets)


def is_open(intro: Sentence | None) -> bool:
    """Whether a sentence asks for nothing until the list has been read: "please state:", "the following questions"."""
    if intro is None or intro.kind is Kind.SCOPE:
        return False  # "Please include the following": fields of what was asked for
    if intro.kind is Kind.LEAD_IN or phrases.THE_FOLLOWING.search(intro.plain):
        return True
    if intro.kind in (Kind.NOUN, *_ASKING) and phrases.UNFINISHED.search(intro.plain):
        return True
    ends = [asking.end() for asking in phrases.ASKING.finditer(intro.plain)]
    return bool(ends) and not substance(intro.plain[ends[-1] :])
