"""The words by which requesters ask for information: "please provide", "I would like to know", "how many"."""

import re

from workbench.intake.patterns import one_of, opening, whole

# "please provide", "could you therefore tell", "I would be grateful if you could let me know"
_GIVING = one_of(r"""
    provide|supply|send|give|tell|state|confirm|advise|list|disclose|detail|specify|explain|forward|release|share
    describe|outline|indicate|identify|say|show|inform|furnish|name|set out|attach|enclose|quote|produce|publish
    summari[sz]e|estimate|itemi[sz]e|clarify|report|answer|respond to|complete|make available|disclosure of|e-?mail
    let (?:me|us) (?:know|have|see)
    copy (?:me|us)|fill in|fill out
    (?:point|direct) (?:me|us) to
    include (?:an? |any |the |all )?(?:cop(?:y|ies)|details) of
""")
_ADDRESSED = one_of(r"""
    please|pls|kindly
    (?:can|could|would|will) you
    (?:grateful|obliged|helpful|appreciated?|great|thankful)(?: it)? if (?:you|(?:[\w'-]+ ){1,5}(?:could|would|can))
    (?:like|want|wish|need|require|expect|invite) you to
    (?:ask|request)(?: that)? you(?: to)?
    request that
    possible(?: for you)? to
""")
_FEW_WORDS = r"(?:[ ,]+(?!(?:if|when|contact|acknowledge|be|do|note|find|see|treat|use)\b)[\w'/()-]+){0,5}?"

# "I would like to know", "I formally request", "I am writing to ask", "may I have"
_LEARN = one_of(r"""
    know|see|request|have|receive|obtain|ask|understand|find out|learn|get|enquire|inquire|view|seek
    be (?:told|provided|sent|given|informed|supplied)
    (?:make|submit) (?:an?|the|this|my)
""")
_ALSO = one_of(r"""
    also|further|therefore|now|hereby|formally|additionally|just|simply|specifically|particularly|really|kindly|only
    officially|respectfully|then|very much
""")
_ALSO = f"(?: {_ALSO}){{0,3}}"
_WOULD = r"(?: would|'d| should| do|'ll| will)?"
_AM = r"(?: am|'m| are|'re)?"
_SHOULD = "(?: would|'d| should)"
_LIKE = "(?:like|love|appreciate|welcome|be interested)"
_WRITING = r"(?:writing|making|submitting|emailing|contacting you)(?: [\w']+){0,12}?"
_WISHING = one_of(rf"""
    {_SHOULD}{_ALSO} {_LIKE}{_ALSO} (?:in |to(?: please)?{_ALSO} {_LEARN})
    {_SHOULD}{_ALSO} (?!be){_LIKE}{_ALSO}(?:(?=:)| (?!to\b|if\b|it\b|you\b))
    {_WOULD}{_ALSO} (?:wish|want|need|seek|require|hope){_ALSO} to{_ALSO} {_LEARN}
    {_WOULD}{_ALSO} (?:wish|want|need|seek|require|hope){_ALSO}(?:(?=:)| (?!to\b|you\b|not\b|no\b|your help\b))
    {_AM}{_ALSO} (?:requesting|seeking|asking(?! because)|applying|enquiring|inquiring|after)(?: for| about)?
    {_AM}{_ALSO} looking(?! (?:into|at|forward|after|over))(?: for)?
    {_WOULD}{_ALSO} (?:request|ask)(?! (?:because|since|a review|an internal|that you (?:review|look|investigate)))
    {_AM}{_ALSO} {_WRITING} (?:to|for) {_LEARN}
    {_AM}{_ALSO} {_WRITING} for (?:(?:all |any |the )?information|an?|details|data)
""")
ASKING = whole(rf"""
    {_ADDRESSED}{_FEW_WORDS}[ ,]+(?:to )?{_GIVING}
    (?:i|we){_WISHING}
    (?:may|can|could|might) (?:i|we)(?: please| kindly| also| therefore)? {_LEARN}
    requests?(?: (?!for\b)\w+){{0,6}} for (?!a review|clarification)
    (?:this|my|our) (?:\w+ ){{0,3}}?request is (?:for|to|that|as)
    (?:information|details|data|documents|questions) (?:requested|sought|required|i require|i am seeking|i seek)
    (?:would|should|'d|will|shall) (?:\w+ )?be (?:\w+ )?(?:grateful|thankful|obliged) (?:for|to {_LEARN})
    (?<!.)(?:grateful|obliged) for
    it would(?: also)? be (?:\w+ )?(?:helpful|useful|good|interesting|great) to (?:also )?(?:know|have|see|receive)
""")
IMPERATIVE = opening(r"""
    (?:and |also,? |finally,? |lastly,? )?(?:provide|supply|send|give|tell|state|confirm|list|disclose|specify|explain)
    (?:and |also,? |finally,? |lastly,? )?(?:describe|outline|indicate|identify)
""")
WEAK = whole(r"""
    (?:i|we)(?:'m| am| are)? (?:\w+ )?(?:interested in|trying to (?:find|establish|obtain)|curious)
    request (?:concerns|relates)
""")

# "how many", "does the force", "in which wards"
_WH = "(?:how|what|which|who|whom|whose|when|where|why)"
_DO = "(?:do|does|did|is|are|was|were|has|have|had|will|would|should|can|could|may|shall)"
_LINK = one_of(r"""
    and|also|so|but|then|finally|lastly|first|firstly|second|secondly|third|thirdly|furthermore|further|in addition
    if so|if not|if yes
""")
INTERROGATIVE = re.compile(rf"(?:{_LINK}[ ,]+){{0,2}}(?:(?:in|for|to|on|at|by|from|of|under|over) )?(?:{_WH}|{_DO})\b")
COUNTS = whole("how (?:many|much|often|long|frequently|far)")
HOW_MANY = re.compile(r" (?:me |us )?how (?:many|often)\b")
IN_FRONT = re.compile(  # "For the year 2023, how many …"
    r"(?:and |also,? )?(?:in|for|during|between|from|since|over|within|throughout|of|as (?:of|at))\b[^,.?!:]{1,80}, "
)
FILL_IN = whole("(?:complete|fill in|fill out) (?:the|this) (?:following |below )?(?:table|grid)")
EMBEDDED = whole("how|what|which|who|when|where|why|whether|if|cop(?:y|ies)|numbers?|totals?|lists?")
POLITE = opening(r"""
    (?:and |also,? |finally,? )?(?:please )?(?:can|could|would|will|may|might) (?:you|i|we)
    (?:can|could|would|will) (?:the|your) (?:[\w'-]+ ){1,4}(?:please|kindly)
""")
REMINDER = opening(r"""
    (?:may|might|can|could) (?:i|we)(?: also| just| please)? (?:remind|draw|point|suggest|add|say|thank|refer)
""")
TELLS = re.compile(r"\b(?:i|we|he|she|they) (?:have |had |was |were )?(?:told|said|found|saw|heard|wrote|\w{2,15}ed)\b")
UNFINISHED = re.compile(
    r"\b(?:who|that|which|were|was|are|is|had|have|has|been|did|do|does|concern(?:ed|s|ing)?|involv(?:ed|es|ing)|"
    r"(?:resulted|resulting|ended|ending) in|led to|(?:because|as a result|due to)|(?<!each )of) ?(?::|:-|[-–—])?$"
)
_SPLIT_UP = r"(?:break|broken|split|separated?)(?: [\w']+){0,5} (?:down|by|into|up)"
SPLIT_UP = whole(_SPLIT_UP)
SPLIT_UP_BY = re.compile(  # and nothing is named yet by what
    rf"\b{_SPLIT_UP}(?: by| into| as follows)?(?: (?:each of )?(?:the following|these)\b[^:]{{0,60}})? ?[:–-]+$"
)
PURPOSE = whole(r"""
    (?:want|wish|hope|like|trying|seek|seeking|aim|need) to (?:understand|find out|learn|establish|see (?:how|whether))
""")

# amid argument these are rarely meant to be answered
SOFT = opening(r"""
    why|is|isn't|are|aren't|should|shouldn't|do you|does|can|could|would|will|how (?:can|could|is it|on earth)
    (?:has|have|had|did|was|were) (?!(?:you|your|the|there|any|an?)\b)\w+
""")
RHETORICAL = whole(r"""
    am (?:i|we) (?:supposed|expected|meant) to
    how (?:many|much|often) more\b[^?]{0,60}\b(?:must|before)
    surely|really|is it any wonder|why should|why bother|who would|isn't it|is (?:it|this) not|don't you|how dare
    how (?:can|could) (?:it|this|that|anyone|they|you)
    how is (?:this|that) (?:possible|acceptable|right)
    what kind of|what next|what (?:has )?happened to common|is it (?:right|fair)|who is to blame
""")

# how a sentence hangs together with the one before
ALSO = whole(
    "also|in addition|additionally|further(?:more)?|finally|lastly|moreover|separately|as well|secondly|thirdly"
)
BACK = whole(r"""
    (?:of|in|for|with|by|from) (?:these|those|them|each|this|that|it)
    the above|these|those|they|their|them|it|this|such|(?:the )?same|each of
    that (?:period|time|year|figure|total)
""")
EVERY = whole("(?:of|on|about) (?:all|any|every|each)")
OF_EACH = opening(r"""
    for (?:each|every)(?! (?:of|(?:financial |calendar )?year|month|quarter|district|area|ward|force|station)\b)
    (?:for|of) (?:these|those|them)
""")
FOLLOW_UP = opening(r"""
    \((?=\w)
    if (?:so|not|yes|no|any|it (?:does|has|is|did)|they (?:do|have|are|did)|you (?:do|have|did))
    if there (?:is|are|was|were)
    and(?! (?:how|what|which|who|where|when) )|or|for example|e\.g|i\.e
""")
THE_FOLLOWING = re.compile(
    r"\bfollowing(?: [\w-]+){0,2}? "
    r"(?:information|data|details?|statistics|figures|questions?|records?|answers?|points)\b|"
    r"\bthe following (?:about|on|regarding|concerning|in|relating|with|from|for|under|per)\b|"
    r"\b(?:the following|as follows|in particular|specifically|namely)\b[ :,\-–—]*$|\bquestions? ?[:\-–—]?$"
)
PARTICULAR = re.compile(r"\b(?:in particular|particularly|specifically|namely|that is|i\.?e\.?)[ :,\-–—]*$")
COURTESY = opening(r"""
    (?:i |we )?look(?:ing)? forward
    (?:with (?:many |kind )?)?thanks?|thank you|many thanks|ta|(?:kind |best |warm )?regards|cheers|yours|sincerely
    sent from
    dear|hi|hello|mr|mrs|ms|dr
""")
