"""The period that governs the whole request: said of all of it, or of each of its questions.

A period that only one question among several states is that question's own.
"""

from collections.abc import Sequence
from datetime import date

from workbench.domain.case import Period
from workbench.intake import phrases
from workbench.intake.asks import Kind, Sentence, plain_words
from workbench.intake.patterns import whole
from workbench.intake.proposal import ProposedQuestion
from workbench.intake.standard import CONDITION
from workbench.intake.stated import stated_period

_GOVERNS = whole(r"""
    time ?-?(?:frame|scale|period|span)|date range|scope|limit(?:ed)?|restrict(?:ed)?|confined?|interested in|please
    period (?:of|for|is|in question|from|between|to be|i am|covered|should|\d\w*)
    for (?:each|all|every|these|both)|(?:all|both|each) (?:for|in|during|from|between|over|covering)|i (?:would|'d) like
    (?:request|questions?|information|data|figures|answers?) (?:is|are|covers?|relates?|should|concerns?)
""")
_REPORTS = whole(r"""
    (?:my|your|our|a) (?:\w+ )?(?:letter|e-?mail|reply|response|complaint|previous request|visit)
    i (?:wrote|sent|received|was|asked|made)
""")
_NOW = whole("now|current(?:ly)?|at present|presently|today|to date|is|are|do|does|have|has|will|policy|policies")
_REFERS_BACK = whole(r"""
    these|those|such|(?:the )?same|of them|each of|since then|that (?:period|time|year)
    (?<!on )(?<!about )(?<!into )this(?! (?:year|month|week|request|force|constabulary|council|authority|matter|issue))
""")


def period_of(
    questions: Sequence[ProposedQuestion], others: Sequence[Sentence], sent: date | None, leads: bool = False
) -> Period | None:
    """The period of the whole request, or None. `others` are the sentences of all paragraphs that are no items.

    `leads`: the first question stands before a list that goes into it.
    """
    for sentence in _about_the_whole(questions, others):
        found = stated_period(sentence.plain, sent)
        if found:
            return found
    return _shared(questions, sent, leads)


def _about_the_whole(questions: Sequence[ProposedQuestion], others: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that may limit the whole request: not of a question, not between two, not conditional."""
    ends = sorted((question.span.start, question.span.end) for question in questions)
    marked = [q.span.start for q in questions if q.why.startswith(("marker", "bullet"))]
    found = []
    at = 0
    for sentence in sorted(others, key=lambda sentence: sentence.span.start):
        start = sentence.span.start
        while at < len(ends) and ends[at][1] <= start:
            at += 1
        own = at < len(ends) and ends[at][0] <= start
        between = bool(marked) and marked[0] < start < marked[-1]
        if not own and not between and _may_govern(sentence):
            found.append(sentence)
    return found


def _stands_before(plain: str, sent: date | None) -> bool:
    """Whether a question begins with its period, as one does that goes on about it: "In 2023, how many …?"."""
    front = phrases.IN_FRONT.match(plain)
    return front is not None and stated_period(front[0], sent) is not None


def _may_govern(sentence: Sentence) -> bool:
    if CONDITION.match(sentence.plain):
        return False
    if sentence.kind in (Kind.LEAD_IN, Kind.REQUEST) or sentence.plain.endswith(":"):
        return True
    return _GOVERNS.search(sentence.plain) is not None and _REPORTS.search(sentence.plain) is None


def _shared(questions: Sequence[ProposedQuestion], sent: date | None, leads: bool) -> Period | None:
    """The period that every question states or, after the first, refers back to."""
    stated: list[Period | None] = []
    plains = [plain_words(question.text) for question in questions]
    for question, plain in zip(questions, plains, strict=True):
        above = stated[question.parent] if question.parent is not None else None
        stated.append(stated_period(plain, sent) or above)
    answered = [place for place, question in enumerate(questions) if not question.lead_in]
    if not answered or stated[answered[0]] is None:
        return None
    period = stated[answered[0]]
    leads = leads or _stands_before(plains[answered[0]], sent)
    for place in answered[1:]:
        refers_back = bool(_REFERS_BACK.search(plains[place]) or phrases.OF_EACH.match(plains[place]))
        follows = stated[place] is None and (refers_back or (leads and not _NOW.search(plains[place])))
        if stated[place] != period and not follows:
            return None
    return period
