"""Is it a request at all? In writing, with a name and an address, and saying what is wanted: FOIA s.8(1)."""

from collections.abc import Iterable, Iterator

from workbench.domain.case import Case
from workbench.intake.suggestions.suggestion import About, Suggestion

_NO_NAMES = frozenset(
    [
        "anon",
        "anonymous",
        "anonymised",
        "concerned",
        "citizen",
        "resident",
        "taxpayer",
        "voter",
        "member",
        "public",
        "somebody",
        "someone",
        "nobody",
    ]
)


def validity(case: Case, others: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """What a request lacks, or seems to lack, of what the Act wants of it. The officer looks; help is owed anyway."""
    found = {each.about: each for each in others}
    name = case.requester.name.strip() or str(found[About.NAME].value if About.NAME in found else "")
    if not name:
        yield _lack(
            "name", "no name found", "", "A request states the name of the applicant (FOIA s.8(1)(b)). Ask for it."
        )
    elif _no_name(name):
        why = "A request states the applicant’s name (FOIA s.8(1)(b)); this may be none. Ask for it, and help (s.16)."
        yield _lack("name", "is this a name?", name, why)
    reached = case.requester.email.strip() or case.requester.address or {About.EMAIL, About.ADDRESS} & set(found)
    if not reached:
        why = "A request states an address for correspondence (FOIA s.8(1)(b)); an e-mail address is one."
        yield _lack("address", "no address found", "", why)
    if not case.questions:
        why = "A request describes the information (FOIA s.8(1)(c)). Mark what it asks for, or ask back (s.1(3))."
        yield _lack("describes", "no question found", "", why)


def _no_name(name: str) -> bool:
    """Whether a name is visibly none: one word, a figure in it, or a word that hides who it is."""
    words = name.lower().replace(".", " ").split()
    return len(words) < 2 or any(char.isdigit() for char in name) or not _NO_NAMES.isdisjoint(words)


def _lack(detail: str, shown: str, words: str, why: str) -> Suggestion:
    return Suggestion(About.VALIDITY, None, shown, words, None, "the request as a whole", why, detail)
