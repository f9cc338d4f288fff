"""Lists that run on inside a paragraph: "please say (a) how many …; (b) how much …", "1. How many …? 2. What …?"."""

import re
from dataclasses import dataclass, replace

from workbench.intake.lines import trim
from workbench.intake.lists import Placement
from workbench.intake.markers import Marker, Style, roman
from workbench.intake.pieces import Piece

_MARKER = re.compile(
    r"(?<=[\s(;:,?.])(?P<open>[(\[]?)(?P<name>[a-z]|[ivx]{2,4}|\d{1,2})(?P<close>[)\].])(?=\s+\S)", re.I
)
_JOINT = re.compile(r"[\s,;]*\b(?:and|or|&)?[\s,;]*$", re.I)
_SENTENCE_BEFORE = re.compile(r"[.?!;:,)][)\"'”’]*\s*$")
_FEWEST_WORDS = 3  # in most members; shorter ones are values: "(a) knife, (b) gun"
_LONGEST_PARAGRAPH = 20_000  # code points; nobody counts on for longer


def unfold(text: str, pieces: list[Piece]) -> list[Piece]:
    """The same pieces, with every list that runs on inside one taken out of it as items."""
    unfolded: list[Piece] = []
    places: dict[int, int] = {}
    lists = 1 + max((piece.placement.list_id for piece in pieces if piece.placement), default=0)
    for number, piece in enumerate(pieces):
        if piece.placement and piece.placement.parent is not None:
            piece.placement = replace(piece.placement, parent=places[piece.placement.parent])
        places[number] = len(unfolded)
        unfolded.append(piece)
        members = [] if piece.table else _members(text, piece)
        if members:
            unfolded += _taken_out(text, piece, members, places[number], lists)
            lists += 1
    return unfolded


@dataclass(frozen=True, slots=True)
class _Member:
    marker: Marker
    at: int  # where its marker begins


def _members(text: str, piece: Piece) -> list[_Member]:
    """The markers of the first list in this piece that counts on: at least two, or one after the piece's own."""
    if piece.end - piece.start > _LONGEST_PARAGRAPH:
        return []
    own = piece.marker
    chain: list[_Member] = []
    for match in _MARKER.finditer(text, piece.start, piece.end):
        for marker in _meanings(match):
            if not _may_stand(text, piece, match, marker):
                continue
            last = chain[-1].marker if chain else None
            begins = marker.value == 1 or (own is not None and _follows(marker, own))
            if (last and _follows(marker, last)) or (not last and begins):
                chain.append(_Member(marker, match.start()))
                break
    counts_on = len(chain) > 1 or (chain and own is not None and _follows(chain[0].marker, own))
    return chain if counts_on and _long_enough(text, piece, chain) else []


def _meanings(match: re.Match[str]) -> list[Marker]:
    name, form = match["name"], match["open"] + match["close"]
    shown = match[0]
    if name.isdigit():
        form = "()" if match["open"] else match["close"]
        return [Marker(Style.NUMBER, int(name), name, form, shown, match.end())]
    found = []
    if match["close"] != ".":
        if len(name) == 1:
            found.append(Marker(Style.LETTER, ord(name.lower()) - 96, name, form, shown, match.end()))
        if roman(name):
            found.append(Marker(Style.ROMAN, roman(name), name, form, shown, match.end()))
    return found


def _may_stand(text: str, piece: Piece, match: re.Match[str], marker: Marker) -> bool:
    """A bare "2." or "2)" counts only where something has ended and a capital or a question follows."""
    if marker.style is not Style.NUMBER or marker.form == "()":
        return True
    after = text[match.end() : match.end() + 40].lstrip()[:1]
    before = _SENTENCE_BEFORE.search(text, max(piece.start, match.start() - 8), match.start())
    return before is not None and (after.isupper() or marker.form == ")")


def _follows(marker: Marker, last: Marker) -> bool:
    return (marker.style, marker.form, marker.value) == (last.style, last.form, last.value + 1)


def _long_enough(text: str, piece: Piece, chain: list[_Member]) -> bool:
    ends = [member.at for member in chain[1:]] + [piece.end]
    sizes = [len(text[member.marker.body : end].split()) for member, end in zip(chain, ends, strict=True)]
    return sum(size > _FEWEST_WORDS for size in sizes) * 2 > len(sizes)


def _taken_out(text: str, piece: Piece, members: list[_Member], place: int, list_id: int) -> list[Piece]:
    own, end = piece.placement, piece.end
    ends = [member.at for member in members[1:]] + [end]
    _, piece.end = trim(text, piece.start, _before_joint(text, piece.start, members[0].at))
    if own and _follows(members[0].marker, own.marker):
        list_id, parent = own.list_id, own.parent
    else:
        parent = place if own else None
    found = []
    for member, until in zip(members, ends, strict=True):
        edges = trim(
            text, member.marker.body, until if until == end else _before_joint(text, member.marker.body, until)
        )
        found.append(Piece(*edges, Placement(member.marker, list_id, parent)))
    return found


def _before_joint(text: str, start: int, end: int) -> int:
    """Where a member ends when the "and" before the next one is left off."""
    joint = _JOINT.search(text, max(start, end - 12), end)
    return joint.start() if joint else end
