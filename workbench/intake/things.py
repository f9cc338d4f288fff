"""What can be asked for, such as "the number of arrests"; and words that name nothing in particular."""

import re

from workbench.intake.patterns import one_of, whole, words_of

_THING = one_of(r"""
    numbers?|totals?|lists?|cop(?:y|ies)|details?|breakdowns?|amounts?|costs?|dates?|names?|locations?|minutes
    correspondence|documents?|documentation|polic(?:y|ies)|information|data|figures?|statistics|records?|reports?
    e-?mails?|communications|agendas?|contracts?|budgets?|spend(?:ing)?|expenditure|values?|percentages?|proportions?
    rates?|reasons?|types?|average|salar(?:y|ies)|(?:job )?titles?|sums?|quantit(?:y|ies)|results?|outcomes?|guidance
    procedures?|letters?|notes?|logs?|plans?|assessments?|instances|occasions|income|revenue|descriptions?|suppliers?
    duration|frequency|circulars?|memos?|terms of reference|registers?|evidence|invoices?|images?|photographs?|footage
    maps?|drawings?|payments?|compensation|fees?|fines?|expenses|agreements?|specifications?|transcripts?|recordings?
    headcount|structure charts?|organi[sz]ation(?:al)? charts?|valuations?|strateg(?:y|ies)|protocols?|papers|briefings?
""")
_WHICH = one_of(r"""
    the|a|an|any|all|your|each|full|total|current|overall|annual|average|gross|net|complete|most|recent|latest|relevant
    internal|external|written|and|whether|approximate|estimated|exact
""")
NOUN_PHRASE = re.compile(rf"(?:{_WHICH} ){{0,4}}(?:[\w'/-]+ ){{0,2}}?{_THING}\b")
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|should|could|can|cannot|do|does|did|may|might|must|am|seems?|"
    r"appears?|believe|understand|think|became|means?|remains?|i|we|please)\b|n't\b"
)
RELATIVE = whole("which|who|whom|whose|that|where|when|whether|if|how|what|as|why|because|since|while")

_UNNAMED = one_of(r"""
    information|data|details?|statistics|figures|questions?|records?|answers?|quer(?:y|ies)|points
    requests?(?! for)
""")
_BEFORE_UNNAMED = one_of(r"""
    me|us|with|to|for|you|some|any|the|all|following|certain|further|more|recorded|requested|a few|this|your|as much
    relevant|statistical|access|of|below|a|any? set of|these|series|number|formal|foi|eir|freedom of information
""")
UNNAMED_OBJECT = re.compile(
    rf" ?(?:{_BEFORE_UNNAMED} )*{_UNNAMED}\b(?! (?:assets?|breach|protection|subject|security))"
)

COUNTED = re.compile(
    r" (?:on|of|about|for|regarding) (?:the )?(?:total )?(?:numbers?|amounts?|costs?|cop(?:y|ies)|how)\b"
)

NAMES_NOTHING = words_of("""
    a about academic access accordance act all already also am an and answer answers any apr april are as ask asked
    asking at aug august authority available be been below between board both breakdown by calendar can column
    constabulary copy could council csv d data date day days dear dec december department detail details do
    document documents does e each either electronic eight email entitled environmental excel far feb february
    figures financial find first five foi foia following for force form formal format four freedom from full
    further general give grateful have held hereby hold i if in include including inclusive info information is
    it its jan january jul july jun june kindly know last legislation let like list ll m mail make mar march may
    me meantime month months ms my need nine nov november number numbers obtain oct october of office on one or
    order organisation our out over own past per period please pdf police possible present provide provided
    public quarter question questions quest re receive recorded regard regarding regulations relating relation
    reply report request requested requesting requests require respect respond response right s section see seek
    send sent sep sept september service set seven since six so some spreadsheet state statistics supply table
    tell ten that the their them then there these this those three through time to trust twelve two under until
    up upon us ve via want was we were what which will wish with within word would writing xls xlsx year years
    you your yours
""")
"""Words that every request may use; a sentence of nothing else asks for nothing by itself."""
