"""The answer to a request, composed from the case: pure, and the same for the same case, force, law and date.

The order of the sections and every standard sentence come from the wording; this module knows which section is which.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from workbench.content.law import Law
from workbench.content.wording import Wording
from workbench.domain.case import Authority, Case
from workbench.domain.clocks import answer_by, is_late
from workbench.domain.dates import format_date, format_long
from workbench.domain.findings import Page, Place
from workbench.letters import answers, reasons, rights
from workbench.letters.document import AddressBlock, Block, LetterDocument, Letterhead, Signature
from workbench.letters.overrides import StaleOverride, overridden, stale_overrides
from workbench.letters.phrases import period, questions_named
from workbench.letters.writer import Writer, typed


def compose(case: Case, authority: Authority, law: Law, today: date, code: str = "") -> LetterDocument:
    """The whole letter. `today` dates it where the officer has not; a case without an approval gives a draft.

    `code` is the short fingerprint that stands on a draft, so that an approval can name what was approved.
    """
    document = composed(case, authority, law, today)
    draft = case.letter.approval is None
    blocks = overridden(document.blocks, case.letter.overrides)
    return replace(document, blocks=blocks, code=code if draft else "")


def stale(case: Case, authority: Authority, law: Law, today: date) -> tuple[StaleOverride, ...]:
    """The rewritten paragraphs that need another look."""
    if not case.letter.overrides:
        return ()
    return stale_overrides(composed(case, authority, law, today).blocks, case.letter.overrides)


def composed(case: Case, authority: Authority, law: Law, today: date) -> LetterDocument:
    """The letter before any paragraph is rewritten."""
    catalogue, wording, calendar = law.catalogue, law.wording, law.calendar
    case = replace(case, letter=replace(case.letter, dated=case.letter.dated or today))
    order = wording.orders[authority.letter_order.value]
    quote = "request" not in order
    writer = _writer(case, authority, wording).knowing(_way_through(case, quote))
    if due := _missed(case, law):
        writer = writer.knowing("late", due=format_date(due))
    sections: dict[str, Callable[[], tuple[Block, ...]]] = {
        "opening": lambda: writer.paragraphs("opening", Place(Page.REQUEST)),
        "request": lambda: answers.request_section(case, writer),
        "answers": lambda: answers.answers_section(case, writer, catalogue, quote),
        "duties": lambda: reasons.duties_section(case, writer),
        "notice": lambda: reasons.notice_section(case, writer, catalogue),
        "limbs": lambda: reasons.limbs_section(case, writer, catalogue),
        "inference": lambda: reasons.inference_section(case, writer),
        "caveat": lambda: _caveat(case, authority, writer),
        "review": lambda: rights.review_section(case, authority, calendar, law.limits, writer),
        "commissioner": lambda: rights.commissioner_section(authority, writer),
    }
    subject = writer.heading("subject", 1, Place(Page.REQUEST, field="title"))
    body = [block for name in order for block in sections[name]()]
    blocks = (*_head(case, authority, wording), *writer.paragraphs("greeting"), subject, *body)
    draft = case.letter.approval is None
    return LetterDocument(
        title=f"{wording.labels['draft']} {subject.text}" if draft else subject.text,  # DRAFT is drawn, not read aloud
        author=authority.name,
        reference=case.reference,
        blocks=(*blocks, _signature(authority, writer)),
        draft=draft,
    )


def _writer(case: Case, authority: Authority, wording: Wording) -> Writer:
    """What every section may speak of."""
    labels = [question.label for id_ in case.priority if (question := case.question(id_))]
    scope = period(case.scope) if case.scope else ""
    return Writer(wording).knowing(
        "titled" if case.title.strip() else None,
        "requester known" if case.requester.name.strip() else "requester unknown",
        "scope stated" if scope else None,
        "priority stated" if labels else None,
        received=format_date(case.received) if case.received else "",
        reference=case.reference,
        title=case.title.strip(),
        requester=case.requester.name.strip(),
        authority=authority.name,
        letter_date=format_date(case.letter.dated) if case.letter.dated else "",
        signatory_role=authority.signatory_role,
        scope=scope,
        priority=questions_named(labels) if labels else "",
    )


def _missed(case: Case, law: Law) -> date | None:
    """The day by which an answer that goes out too late was due (FOIA s.10(1))."""
    if case.received is None or case.letter.dated is None:
        return None
    due = answer_by(case.received, law.calendar, law.limits).due
    return due if is_late(due, case.letter.dated) else None


def _way_through(case: Case, answers_first: bool) -> str:
    """Which sentence tells the reader what comes where."""
    if answers_first:
        return "answers then reasons" if reasons.refused(case) else "answers alone"
    return "request then notice" if reasons.refused(case) else "request then answers"


def _head(case: Case, authority: Authority, wording: Wording) -> tuple[Block, ...]:
    dated = format_long(case.letter.dated) if case.letter.dated else ""
    particulars = ((wording.labels["date"], dated), (wording.labels["reference"], case.reference))
    lines = (*(line for line in (authority.department,) if line), *authority.address, authority.email)
    head = Letterhead(
        authority.name, tuple(line for line in lines if line.strip()), particulars, Place(Page.SETTINGS, field="name")
    )
    where = case.requester.address or ((case.requester.email,) if case.requester.email else ())
    to = tuple(line for line in (case.requester.name, *where) if line.strip())
    return (head, AddressBlock(to, Place(Page.REQUEST, field="requester"))) if to else (head,)


def _caveat(case: Case, authority: Authority, writer: Writer) -> tuple[Block, ...]:
    """A caveat about figures, where the letter gives any."""
    if not answers.has_figures(case):
        return ()
    place = Place(Page.LETTER, field="caveat")
    written = case.letter.data_caveat.strip() or authority.data_caveat.strip()
    heading = writer.heading("caveat", 2, place)
    if written:
        return (heading, *typed(written, place, key="caveat"))
    return (heading, *writer.knowing("caveat standard").paragraphs("caveat", place))


def _signature(authority: Authority, writer: Writer) -> Signature:
    closing = "".join(run.text for line in writer.lines("closing") for run in line)
    lines = (authority.signatory_role, authority.department, authority.name)
    return Signature(
        closing, tuple(line for line in lines if line.strip()), Place(Page.SETTINGS, field="signatory_role")
    )
