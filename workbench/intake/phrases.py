"""The words by which requesters ask for information, as patterns over plain sentences.

A plain sentence is in small letters with straight quotes and single spaces. Every repetition is bounded, so that a
long sentence costs no more than its length.
"""

import re

Pattern = re.Pattern[str]
Match = re.Match[str]


def one_of(*phrases: str) -> str:
    """A group that matches any of these, each written as a small pattern."""
    return "(?:" + "|".join(phrases) + ")"


def whole(*phrases: str) -> Pattern:
    """Any of these as whole words, anywhere."""
    return re.compile(rf"\b{one_of(*phrases)}\b")


def opening(*phrases: str) -> Pattern:
    """Any of these as whole words, at the start."""
    return re.compile(rf"{one_of(*phrases)}\b")


_GIVING = one_of(
    "provide", "supply", "send", "give", "tell", "state", "confirm", "advise", "let (?:me|us) (?:know|have|see)", "list", "disclose",
    "detail", "specify", "explain", "forward", "release", "share", "describe", "outline", "indicate", "identify", "say", "show",
    "inform", "furnish", "name", "set out", "attach", "enclose", "quote", "produce", "make available", "e-?mail", "publish",
    "summari[sz]e", "estimate", "itemi[sz]e", "clarify", "copy (?:me|us)", "(?:point|direct) (?:me|us) to", "report", "answer",
    "respond to", "complete", "disclosure of", "include (?:an? |any |the |all )?(?:cop(?:y|ies)|details) of",
)  # fmt: skip
_ADDRESSED = one_of(
    "please", "pls", "kindly", "(?:can|could|would|will) you", "(?:grateful|obliged|helpful|appreciated?|great|thankful)(?: it)? if you",
    "(?:like|want|need|require|invite) you to", "(?:ask|request)(?: that)? you(?: to)?", "request that", "possible(?: for you)? to",
)  # fmt: skip
_BETWEEN = r"(?:[ ,]+(?!(?:if|when|contact|acknowledge|be|do|note|find|see|treat|use)\b)[\w'/()-]+){0,5}?"
_STRESS = r"(?: (?:also|further|therefore|now|hereby|formally|additionally|just|simply|specifically|particularly|really|kindly|only|officially|respectfully|then|very much))?"
_LEARN = one_of(
    "know", "see", "request", "have", "receive", "obtain", "ask", "understand", "find out", "learn", "get", "enquire", "inquire", "view",
    "be (?:told|provided|sent|given|informed|supplied)", "make (?:an?|the|this|my)", "submit (?:an?|the|this|my)", "seek",
)  # fmt: skip
_I = r"\b(?:i|we)"
_WISHING = one_of(
    rf"(?: would|'d| should){_STRESS} (?:like|love|appreciate|welcome|be interested){_STRESS} (?:in |to(?: please)?{_STRESS} {_LEARN}|(?!to\b|if\b|it\b|you\b))",
    rf"(?: would|'d| do|'ll| will)?{_STRESS} (?:wish|want|need|seek|require|hope){_STRESS} (?:to{_STRESS} {_LEARN}|(?!to\b|you\b|not\b|no\b|your help\b))",
    rf"(?: am|'m| are|'re| would like to| wish to)?{_STRESS} (?:requesting|seeking|asking|looking|applying|enquiring|inquiring|after)(?: for| about| whether| how| what| to {_LEARN})?",
    rf"(?: hereby| would)?{_STRESS} (?:request|ask)(?! (?:a review|an internal|that you (?:review|look|investigate)))",
    rf"(?: am|'m| are|'re)?{_STRESS} (?:writing|making|submitting|emailing|contacting you)(?: to you)?(?: [\w']+){{0,10}}? (?:to|for) (?:{_LEARN}|(?:all |any |the |some )?information|an?|details|data)",
)  # fmt: skip
_MAY_I = one_of("may", "can", "could", "might") + r" (?:i|we)(?: please| kindly| also| therefore)? " + _LEARN
_REQUEST_FOR = one_of(
    r"requests?(?: (?!for)\w+){0,6} for (?!a review|clarification)",
    r"(?:this|my|our) (?:\w+ ){0,5}?request (?:is|concerns|relates)",
    r"(?:information|details|data|documents|questions) (?:requested|sought|required|i require|i am seeking|i seek)",
)

ASKING = re.compile(
    one_of(
        rf"\b{_ADDRESSED}{_BETWEEN}[ ,]+(?:to )?{_GIVING}\b",
        rf"{_I}{_WISHING}",
        rf"\b{_MAY_I}\b",
        r"\b(?:grateful|thankful|obliged) (?:for|to (?:have|receive|see|know|be))\b",
        rf"\b{_REQUEST_FOR}",
    )
)
IMPERATIVE = opening(
    rf"(?:and |also,? |finally,? |lastly,? )?(?:provide|supply|send|give|tell|state|confirm|list|disclose|specify|explain|describe|outline|indicate|identify)",
)
WEAK = whole(r"(?:i|we)(?:'m| am| are)? (?:\w+ )?(?:interested in|trying to (?:find|establish|obtain)|curious)")

_WH = one_of("how", "what", "which", "who", "whom", "whose", "when", "where", "why")
_DO = one_of(
    "do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "will", "would", "should", "can", "could", "may", "shall",
)  # fmt: skip
_LINK = r"(?:(?:and|also|so|but|then|finally|lastly|first|firstly|second|secondly|third|thirdly|furthermore|further|in addition|if so|if not|if yes)[ ,]+){0,2}"
INTERROGATIVE = re.compile(rf"{_LINK}(?:(?:in|for|to|on|at|by|from|of|under|over) )?(?:{_WH}|{_DO})\b")
WH_FIRST = re.compile(rf"{_LINK}(?:(?:in|for|to|on|at|by|from|of|under|over) )?{_WH}\b")
REMINDER = opening("(?:may|might|can|could) (?:i|we)(?: also| just| please)? (?:remind|draw|point|suggest|add|say|thank|refer)")
SOFT = opening("why", "is", "isn't", "are", "aren't", "should", "shouldn't", "do you", "does", "can", "could", "would", "how (?:can|could|is it|on earth)", "will", "(?:has|have|had|did|was|were) (?!(?:you|your|the|there|any|an?)\\b)\\w+")
POLITE = opening("(?:and |also,? |finally,? )?(?:please )?(?:can|could|would|will|may|might) (?:you|i|we)")
COUNTS = whole("how (?:many|much|often|long|frequently|far)")
EMBEDDED = whole("how", "what", "which", "who", "when", "where", "why", "whether", "if", "cop(?:y|ies)", "numbers?", "totals?", "lists?")
RHETORICAL = whole(
    "surely", "really", "is it any wonder", "how (?:can|could) (?:it|this|that|anyone|they|you)", "why should", "who would", "isn't it",
    "is it not", "is this not", "don't you", "what kind of", "how dare", "is it right", "is it fair", "who is to blame", "what next",
    "how is (?:this|that) (?:possible|acceptable|right)", "why bother", "what has happened to", "what happened to common",
)  # fmt: skip

COURTESY = opening("(?:i |we )?look(?:ing)? forward", "thanks?", "thank you", "many thanks", "(?:kind |best |warm )?regards", "cheers", "yours", "sincerely", "dear", "hi", "hello", "mr", "mrs", "ms", "dr", "sent from")

ALSO = whole("also", "in addition", "additionally", "further(?:more)?", "finally", "lastly", "moreover", "separately", "as well")
BACK = whole(
    "(?:of|in|for|with|by|from) (?:these|those|them|each|this|that|it)", "the above", "these", "those", "they", "their", "them", "it", "this",
    "that (?:period|time|year|figure|total)", "such", "(?:the )?same", "each of",
)  # fmt: skip
FOLLOW_UP = re.compile(
    r"\(|(?:if (?:so|not|yes|no|it (?:does|has|is|did)|they (?:do|have|are|did)|you (?:do|have|did)|any|there (?:is|are|was|were))|and|or|for example)\b"
)

INFO_NOUN = one_of(
    "numbers?", "totals?", "lists?", "cop(?:y|ies)", "details?", "breakdowns?", "amounts?", "costs?", "dates?", "names?", "locations?",
    "minutes", "correspondence", "documents?", "documentation", "polic(?:y|ies)", "information", "data", "figures?", "statistics",
    "records?", "reports?", "e-?mails?", "communications", "agendas?", "contracts?", "budgets?", "spend(?:ing)?", "expenditure",
    "values?", "percentages?", "proportions?", "rates?", "reasons?", "types?", "average", "salar(?:y|ies)", "(?:job )?titles?",
    "sums?", "quantit(?:y|ies)", "results?", "outcomes?", "guidance", "procedures?", "letters?", "notes?", "logs?", "plans?",
    "assessments?", "instances", "occasions", "income", "revenue", "descriptions?", "suppliers?", "duration", "frequency", "circulars?",
    "memos?", "terms of reference", "registers?", "evidence", "invoices?", "images?", "photographs?", "footage", "maps?", "drawings?",
)  # fmt: skip
_DETERMINER = one_of(
    "the", "a", "an", "any", "all", "your", "each", "full", "total", "current", "overall", "annual", "average", "gross", "net", "complete",
    "most", "recent", "latest", "relevant", "internal", "external", "written", "and", "whether", "approximate", "estimated", "exact",
)  # fmt: skip
NOUN_PHRASE = re.compile(rf"(?:{_DETERMINER} ){{0,4}}(?:[\w'/-]+ ){{0,2}}?{INFO_NOUN}\b")
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|should|could|can|cannot|do|does|did|may|might|must|am|seems?|appears?|believe|"
    r"understand|think|became|means?|remains?|i|we|please)\b|n't\b"
)
RELATIVE = whole(
    "which", "who", "whom", "whose", "that", "where", "when", "whether", "if", "how", "what", "as", "why", "because", "since", "while"
)

_GENERIC_NOUN = one_of("information", "data", "details?", "statistics", "figures", "questions?", "records?", "answers?", "quer(?:y|ies)", "points")
GENERIC_OBJECT = re.compile(
    r" ?(?:(?:me|us|with|to|for|you|some|any|the|all|following|certain|further|more|recorded|requested|a few|this|your|as much|"
    rf"relevant|statistical|access|of|below|a|an?y? set of|these|series|number|formal|foi|eir|freedom of information) )*(?:{_GENERIC_NOUN}|requests?(?! for))\b(?! (?:assets?|breach|protection|subject|security))"
)
THE_FOLLOWING = re.compile(rf"\bfollowing(?: [\w-]+){{0,2}}? {_GENERIC_NOUN}\b|\b(?:the following|as follows|in particular|specifically|namely)\b[ :,\-–—]*$|\bquestions? ?[:\-–—]?$")
PARTICULAR = re.compile(r"\b(?:in particular|particularly|specifically|namely|that is|i\.?e\.?)[ :,\-–—]*$")

GENERIC_WORDS = frozenset(
    "a about access accordance act all also am an and any apr april are as ask asked asking at aug august authority available be been below"
    " between board both breakdown by calendar can column constabulary copy could council csv data date day days dear dec december department"
    " detail details document documents each either electronic email e-mail entitled environmental excel feb february financial"
    " find first foi foia following for form formal format freedom from full further general give grateful have hereby i if in include including"
    " inclusive info information is it its jan january jul july jun june kindly know legislation let like list make mar march may me month months"
    " ms my need two three four five six seven eight nine ten twelve nov november obtain oct october of office on or order organisation our out over own past per period please pdf police"
    " possible present provide provided public quarter question questions quest receive recorded regarding regulations relating report request"
    " requested requesting requests require respect response right section see seek send sent sep sept september set since some"
    " spreadsheet state supply table tell that the their them then there these this those through time to trust under until up upon us via want"
    " was we were which will wish with within word would writing year years you your yours force service relation regard held hold"
    " answer answers following: respond reply already meantime what do does so far d e mail m ll ve re s xls xlsx last number numbers statistics figures".split()
)
