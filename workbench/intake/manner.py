"""How sentences that ask for nothing are told apart: greetings, thanks, definitions, remarks, what is to be applied."""

import re
from datetime import date

from workbench.intake import phrases
from workbench.intake.asks import says_something, substance
from workbench.intake.patterns import opening, whole
from workbench.intake.standard import DELIVERY
from workbench.intake.stated import stated_period

_GREETING = opening("dear|hi|hello|hey|good (?:morning|afternoon|evening)|to whom it may concern")
NAMES_SCOPE = re.compile(
    r"(?:scope|area|location|time ?-?(?:period|frame|scale)|period|date range|definitions?) ?[:=–-] "
)
CHOICES = re.compile(r"[\W_]*(?:yes|no)\b[^a-z]{0,12}\b(?:yes|no)\b[^a-z]*$")
WELL = opening("(?:i |we )?(?:hope|trust) (?:that )?(?:this|you|all|everyone)")
_AS_AT = opening("as (?:of|at|on)")
_POSTSCRIPT = opening(r"p\.? ?s\.?")
_HEADING = re.compile(r"(?:(?!attn|fao)\w+ ){0,4}(?:requests?|questions?|query|queries):$")
THANKS = opening(r"""
    thanks?|thank you|many thanks|with (?:many )?thanks|ta|cheers|(?:i |we )?look(?:ing)? forward
    (?:i|we)(?: am|'m| are|'re) (?:\w+ )?grateful
""")
CLOSES = opening(r"""
    (?:with )?(?:(?:kind|kindest|best|warm|many) )?(?:regards|wishes)
    yours (?:faithfully|sincerely|truly)|sincerely
""")
DEFINES = re.compile(r"\b(?:i mean|means|defined as|refers to|is taken to (?:be|mean))\b")
APPLIES = re.compile(
    r"\b(?:for (?:each|all|every|both|the purposes?)\b|(?:all|each|every|both|any) (?:of )?(?:the |these |my )?"
    r"(?:questions?|answers?|figures)\b|(?:broken|split|breakdown|separated?|grouped) |\binterested in\b|\bonly[.:]?$)"
)
COUNTS = opening("(?:the |a |all )?(?:total )?(?:numbers?|lists?|cop(?:y|ies)|details|costs?)")
JOINS = re.compile(r"[\s,;.]*(?:\b(?:and|or)\b|&)?[\s,;]*", re.I)
"""What stands between two items besides the number of the second."""

_ON_PAPER = whole("(?:paper|hard|printed) cop(?:y|ies)|by (?:post|e-?mail)")
ADDS = opening(r"""
    (?:and )?(?:also|plus|finally|lastly),? (?:the|an?|any|all|how|numbers?|details?|cop(?:y|ies)|information)
""")
"""Something more that may be wanted, though nothing in it asks: "Also the hourly rate"."""

RESTATES = whole("the above|all of (?:this|these)|this (?:information|data)|these (?:figures|numbers)")
"""What a sentence speaks of that asks for the same once more, only for a period, an area or a group."""

_REMARK = opening("please (?:find|see)|i|we|the (?:reason|purpose|aim|basis)|(?:this|that|it) (?:is|was|would be)")
_LIMITS = whole("i(?: am|'m)? (?:do not|don't|only|not) (?:need|want|require|wish|interested|asking|seeking|looking)")
_TO_APPLY = re.compile(
    r"\b(?:please|exclud|includ|only|should|must|limit|restrict|per|each|all|by|mean|count|treat|ignore|not|also)"
)
_FEW_WORDS = 9
_SOME_DAY = date(2020, 1, 1)  # a period that counts back from the day of the request is one, whichever day that was


ADDRESSES = "addresses the force"


def opens(plain: str) -> str:
    """What words before the first sentence of a paragraph are."""
    if _POSTSCRIPT.match(plain):
        return "postscript"
    return "a heading" if _HEADING.match(plain) else ADDRESSES


def greets(plain: str) -> bool:
    """Whether a paragraph begins with a salutation."""
    return _GREETING.match(plain) is not None


def salutes(plain: str) -> bool:
    """Whether a short paragraph is a salutation."""
    return len(plain.split()) <= _FEW_WORDS and _GREETING.match(plain) is not None


def names(plain: str) -> bool:
    """Whether words behind a salutation only carry on the name in it."""
    return len(plain.split()) <= _FEW_WORDS and plain.endswith(",")


def dated(plain: str) -> bool:
    """Whether a sentence states a period."""
    return stated_period(plain, _SOME_DAY) is not None


def says_what(plain: str) -> bool:
    """Whether a sentence before questions says more than that they follow: a subject, a period, a condition."""
    if dated(plain) or _AS_AT.match(plain):
        return True
    asking = phrases.ASKING.search(plain)
    rest = (plain[: asking.start()], plain[asking.end() :]) if asking else (phrases.PARTICULAR.sub("", plain),)
    return any(map(substance, rest))


def only_dates(plain: str) -> bool:
    """Whether words say nothing but a period: "All for April 2019 to March 2022"."""
    return not says_something(plain) and dated(plain)


def sends(plain: str) -> bool:
    """Whether a sentence says how the answer is to be sent."""
    return DELIVERY.search(plain) is not None or _ON_PAPER.search(plain) is not None


def remarks(plain: str) -> bool:
    """Whether a sentence that limits or explains only says something to the reader: nothing is to be applied."""
    if dated(plain) or _LIMITS.search(plain) or APPLIES.search(plain):
        return False
    return _REMARK.match(plain) is not None or _TO_APPLY.search(plain) is None


def explains(plain: str) -> bool:
    """Whether a sentence before a list says how something is meant or divided."""
    return any(pattern.search(plain) for pattern in (DEFINES, APPLIES, phrases.SPLIT_UP))
