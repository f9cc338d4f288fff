"""What sounds like asking but asks for nothing recorded: how to handle the request, how to send the answer, courtesies.

Only what `phrases` would take for a request needs to be here.
"""

import re

from workbench.intake.patterns import Match, one_of, opening, whole

# "If you are unable to …", "Should any of this be exempt …", "Where the figure is not known …"
_WHEN = r"(?:(?:and|but|however|also|alternatively|again),? )?"
_WHEN += r"(?:if|should|where|unless|in the event(?: that)?|were|in case)(?:,? however,?)?"
_YOU_CANNOT = r"(?:you|the \w+)(?: are|'re| do| were)? " + one_of(r"""
    can(?:not|'t)|could|not|unable|are|aren't|don't|hold|need|require|want|wish|feel|believe|think|consider|decide|intend
    refuse|estimate|choose|withhold|claim|rely|must|anticipate|deem|(?:only )?able|can identify|can (?:only )?answer
    have (?:any|already|previously|published|questions|quer)
    would (?:like|prefer)
""")
_IT_IS = r"(?:[\w']+ ){0,6}?(?:is|are|were|be|has|have|should|would|becomes?|proves?)(?:n't| not)? (?:[\w']+ ){0,4}?"
_IT_IS += one_of(r"""
    possible|practicable|impossible|unclear|unavailable|available|published|exempt\w*|withheld|refused|redacted|excluded
    too (?:wide|broad|unclear|large|costly|expensive|much|vague)
    held|public|publicly|in the public|quer(?:y|ies)|problems?|issues?|doubt|subject to|likely to|over the|deemed
    necessary|needed|required|helpful|easier|preferable|charges?|fees?|incomplete|missing|clear|known|unsure|wrong
    provided|disclosed|answered
""")
_LIMITS = r"(?:[\w']+ ){0,6}?" + one_of(r"""
    exceeds?|goes over|breach(?:es)? the|costs? limits?|time limits?|fees?|clarification|appropriate limit|18 hours
""")
_BRIEF = one_of(r"""
    necessary|required|needed|appropriate|applicable|preferred|so desired
    not (?:possible|available|held|clear|feasible)
""")
_PARTS = r"(?:any|some|parts?|all|this|the|my|these)(?: [\w']+){0,3}? (?:request|information|data)\b"
# but "If you do not, please explain …" answers the question before
CONDITION = opening(
    f"{_WHEN} (?!you (?:do|did|have)(?: not|n't)?,)(?:{_YOU_CANNOT}|{_IT_IS}|{_LIMITS}|{_BRIEF}|{_PARTS})"
)

_RECEIPT = one_of(r"""
    acknowledge(?:ment)?
    confirm (?:that )?(?:safe )?(?:receipt|you (?:have received|received))
    (?:received|(?<!date of )receipt of) (?:this|my) (?:request|e-?mail|letter|foi)
    (?:with|and|me) (?:a|your) reference number
    reference number (?:for|to) (?:this|my)
""")
_IN_TOUCH = one_of(r"""
    (?:contact|call|phone|ring|e-?mail|write to) me
    get in touch|hesitate|i contact|you (?:can|could|are able to) help
    (?:know|advise|tell me|say) if you (?:need|require|have any|are unable|cannot|can't|want)
    (?:know|advise|tell me|say) if (?:(?:this|that|it) is|anything|there (?:is|are) any (?:quer|problem|issue))\w*
    (?:further|any|seek|need|require) clarification
    clarif(?:y|ication) (?:my|this|any|anything|what i|(?:of|on) (?:my|this|any)|the (?:request|scope))
    (?:to|we) discuss (?:my|it|other|further|(?:this|the) request)
    your (?:time|help|assistance|attention|co-?operation)
    when (?:i|we) (?:can|may|might|will|should) expect
    (?:at your|your) earliest|in (?:advance|anticipation)|to take this opportunity
""")
_COST = one_of(r"""
    advice and assistance|advise and assist|duty to (?:advise|assist)
    refined?|narrow(?:ed|ing)? (?:my|this|the|it|down)
    cost of compliance|(?:costs?|appropriate|fees?|statutory time) limits?
    (?:a|any|no) charges? (?:for|that|which|will|is|would)
    (?:a|any) fees?
    how (?:i|(?:my|the|this) request) (?:can|could|may|might) (?:be )?(?:reduce|amend|rephrase|modif|improve|ask)\w*
    section 1[0-7] (?:of (?:the )?(?:foi|freedom|act)|obligation|dut)\w*
""")
_REFUSAL = one_of(r"""
    (?:which|what|any|each|the|specific|relevant|all|every) exemptions?(?! (?:does|do|did|were|was|has|have))
    justif(?:y|ication) (?:for )?(?:all|any|each|the|your)
    redact (?:any|all|the|personal|names|it|them|those)
    (?:request|seek|ask for|conduct|carry out|your) (?:an )?internal review
    reasons? for (?:the |your |any )?(?:refusal|refusing|withholding)
    (?:bring|brings|get|keep|fall|falls|come) (?:(?:it|this|that|my request|the request) )?(?:back )?within (?:the|your)
    non-exempt|all deletions|right (?:of|to) appeal|appeals? process|how (?:i can|to) (?:complain|appeal)
""")
_ELSEWHERE = one_of(r"""
    where (?:i|it|this|they|the information) (?:can|could|may|might|is|are)(?: be)? (?:find|found|access|published)
    where (?:i|it|this|they|the information) (?:can|could|may|might|is|are)(?: be)? (?:available|located|held)
    link to (?:it|where|this)
    already (?:been )?(?:published|publicly|available|in the public)
    transfer (?:my|this|the) request
    forward (?:this|my|the) (?:request|e-?mail|message|letter)
""")
_PROCEDURE = one_of(r"""
    treat (?:[\w-]+ ){1,5}(?:as|separately|under)
    (?:process|handle|deal(?:t)? with) (?:my|this|the) request
    prioriti[sz]e (?:my|the|these|this|it|them|questions?|qs?|parts?|items?|numbers?|in|\W?\d)
    order of (?:priority|preference)
    your (?:response|reply|answer) (?:to|by|within|in|should|as|when|before)
    answers to (?:all |each |any )?(?:of )?(?:the |my |these )?(?:above )?questions (?:by|in|as|on|using)
    in your reply|re-?use (?:of )?(?:this|the|it|any)
    answer (?:each|every|all|these|my) (?:of (?:the|these|my) )?questions? (?:separately|individually|in (?:turn|order))
""")
HANDLING = whole("|".join((_RECEIPT, _IN_TOUCH, _COST, _REFUSAL, _ELSEWHERE, _PROCEDURE)))

# "Please send the information I have requested in an Excel file"
_SEND = one_of(r"""
    provided?|send|sent|supply|supplied|receive|have|deliver|forward|disclose|give|release|return|respond|reply|answer
    present(?:ed)?|like|prefer|want|get|e-?mail
""")
_ANSWER = r"(?:(?:the|this|all|any|your|my|these|that|such) )?(?:(?:requested|above|relevant|following|full|entire) )?"
_ANSWER += one_of(r"""
    information|data|response|reply|answers?|documents?|figures|material|details|results|it|them|this|that|everything
    request|documentation
""")
_REQUESTED = r"(?:,? (?:that )?(?:i(?:'ve| have| am)? )?(?:request\w*|ask\w*|sought|above|below|is|to be|be))?"
_ASIDE = r"(?: (?:to me|in full|if possible|please|back|sent|provided|supplied))*"
_FORM = one_of(r"""
    e-?mail|electronic(?:ally)?|excel|spreadsheets?|csv|pdfs?|word|table|tabular|format|form|hard cop(?:y|ies)|post
    large print|braille|audio
    paper|writing|xlsx?|attachment|digital(?:ly)?|address|download|database
""")
_FORM_ENDS = r"(?=\s*(?:$|[.,;:)(/]|" + one_of(r"""
    if|where|please|or|and|with|so|rather|unless|format|file|form|document|copy|as|using|that|which|to|at|by|in|within
    provided|wherever
""") + r"\b))"  # fmt: skip
DELIVERY = re.compile(
    rf"\b{_SEND}(?: (?:me|us|to me|with|back|to be sent))?(?: {_ANSWER})?{_REQUESTED}{_ASIDE},?"
    rf"(?: (?:in|as|by|via|on|to|using|through|at|within) (?:[^\s?]+ ){{0,8}}?[(.]?{_FORM}{_FORM_ENDS}"
    r"| electronically| digitally| free of charge| separately)"
)

_INSTRUCTION = r"(?:(?:please|can you|could you|kindly|would you),? ){1,3}(?:also )?" + one_of(r"""
    note|exclude|ensure|be|ignore|limit|restrict|treat|use|break|split|separate|group|do not|don't|bear|read|refer|see
    include(?! (?:an? |any |the |all )?(?:cop(?:y|ies)|details) of)
    find|remember|understand|count|interpret|consider|assume|mark|remove|omit|anonymi[sz]e|number|answer|respond|reply
    accept|process|feel|regard|take|keep|address|format|deal|present|arrange|help|redact|do|make sure|quote|confine|only
    apply|leave|disregard|allow|look into|investigate|act|stop|reconsider|review
""")
_IS = "(?:should|must|can|could|may|is|are|need|will|would|relates?|covers?)"
_REMARK = one_of(r"""
    (?!this is (?:a|an|my) (?:[\w-]+ ){0,5}?request)(?:this|these|they|that|such) <is>
    the (?:information|data|answers?|response|figures|scope|period|time ?frame|request) <is>
    i (?:do not|don't|would prefer|prefer|understand|believe|note|appreciate|have no|expect|trust|hope|remind|reserve)
    i am (?:aware|happy|content|not|entitled)
    (?:the |my )?(?:reason|purpose|aim|basis) (?:for|of|that|why|behind)
    (?:for|by) (?:the purposes? of|the avoidance)
    by ["'“‘]
    n\.?b
""").replace("<is>", _IS)
_IF = r"(?:(?:if|where|when|for) [^,.?!:]{1,80}, )?"  # "If there is more than one, please list them separately"
SCOPE = opening(f"{_IF}{_INSTRUCTION}|{_REMARK}")
_SPLIT = r"(?:provide|give|include|supply|need|like|require)(?: me| us)?(?: with)?(?: an?| the)?"
_SPLIT += r"(?: further| full| detailed| annual| (?:week|month|quarter|year)ly)? "
_SPLIT += "(?:breakdown|split)"
_OF_THE_SAME = r"by (?![^.?!]{0,80} of )|of (?:these|this|those|the above|the (?:figures|numbers|totals?))"
BROKEN_DOWN = whole(f"{_SPLIT} (?:{_OF_THE_SAME})")
_DIVIDED_BY = "(?:broken|split|separated|grouped|divided|shown|sorted) (?:down |up )?(?:by|into|per)"
_EACH_AS = "(?:each|these|them|all|both)(?: of (?:these|them|the above))? "
_EACH_AS += "(?:as|in|by|per|for each|separately|monthly|annually)"
_DIVIDED = whole(rf"""
    (?:the|this|these|all|my) (?:data|figures|information|answers?|results)(?: to be|,? if possible,?)? {_DIVIDED_BY}
    (?:it|this|these|them|everything)(?: to be)? {_DIVIDED_BY}
    (?:give|show|present|provide|state|express|supply) {_EACH_AS}
""")


def is_standard(plain: str) -> bool:
    """Whether a sentence is about handling the request or the form of the answer, though it sounds like asking."""
    return bool(CONDITION.match(plain) or HANDLING.search(plain) or DELIVERY.search(plain))


def only_delivers(plain: str) -> Match | None:
    """Where a sentence says how the answer is to be sent, and that alone makes it a standard one."""
    if CONDITION.match(plain) or HANDLING.search(plain):
        return None
    return DELIVERY.search(plain)


def is_scope(plain: str) -> bool:
    """Whether a sentence only says how a question is meant, what belongs to it, or why it is asked."""
    return bool(SCOPE.match(plain) or BROKEN_DOWN.search(plain) or _DIVIDED.search(plain))


CLOSING = re.compile(
    one_of(r"""
        yours?,? (?:faithfully|sincerely|truly|respectfully|etc\.?)
        (?:(?:with|kind|kindest|best|warm|warmest|many|very) )*(?:regards|wishes)
        sincerely|respectfully|cheers|yours|best|all the best|ta
        (?:many thanks|thanks|thank you)(?: again| in advance)?(?:,| and (?:kind |best )?regards)
    """)
    + r"[\s,.!–-]*$",
    re.I,
)
FOOTER = re.compile(
    one_of(r"""
        disclaimer\b|confidentiality notice|for more detailed guidance|if you find this service|sent from my
        please use this e-?mail address for all replies|please note that in some cases publication
        this (?:message|e-?mail)(?: and any| is intended| was sent| may contain| is confidential|, including)
        is .{0,80}the wrong address
        -{2,} ?(?:original|forwarded) message
        on .{3,80} wrote: *(?:$|>)
    """),
    re.I,
)
