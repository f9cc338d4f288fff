"""Is it a request at all? In writing, with a name and an address, and saying what is wanted: FOIA s.8(1)."""

from collections.abc import Iterable, Iterator

from workbench.domain.case import Case
from workbench.intake.patterns import words_of
from workbench.intake.suggestions.suggestion import About, Suggestion

_HIDES = words_of("""
    anon anonymous anonymised concerned citizen resident taxpayer voter member public somebody someone nobody
    team office enquiries info admin noreply
""")


def validity(case: Case, others: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """What a request lacks, or seems to lack, of what the Act wants of it. The officer looks; help is owed anyway."""
    found = {each.about: each for each in others}
    proposed = found.get(About.NAME)
    name = case.requester.name.strip() or str(proposed.value if proposed else "")
    if not name:
        yield _lack("name", "no name found", "A request states the applicant’s name (FOIA s.8(1)(b)). Ask for it.")
    elif not is_full_name(name):
        why = (
            "A request states the applicant’s name (FOIA s.8(1)(b)). That a pseudonym is none is quoted from memory:"
            " look it up; ask for the name, and help (s.16)."
        )
        yield _lack("name", "is this a name?", why, name)
    reached = case.requester.email.strip() or case.requester.address or {About.EMAIL, About.ADDRESS} & set(found)
    if not reached:
        why = "A request states an address for correspondence (FOIA s.8(1)(b)); an e-mail address is one."
        yield _lack("address", "no address found", why)
    if not case.questions:
        why = "A request describes the information (FOIA s.8(1)(c)). Mark what it asks for, or ask back (s.1(3))."
        yield _lack("describes", "no question found", why)


def is_full_name(name: str) -> bool:
    """Whether a name may be one: not a single word, without figures, and without a word that hides who it is."""
    words = name.lower().replace(".", " ").split()
    return len(words) > 1 and not any(char.isdigit() for char in name) and _HIDES.isdisjoint(words)


def _lack(detail: str, shown: str, why: str, words: str = "") -> Suggestion:
    return Suggestion(About.VALIDITY, None, shown, words, None, "the request as a whole", why, detail)
