"""What each version of the library knew of a case, so that the digests which an earlier one wrote can be checked.

They stand in earlier libraries, in the lines of the log, and in case files that were handed over.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import is_dataclass
from types import MappingProxyType
from typing import Any

import msgspec

from workbench.domain.arrival import Enclosure, Envelope, Source
from workbench.domain.authority import Authority, Regulator, ReviewWindow
from workbench.domain.backups import BackupRule
from workbench.domain.calendar import Holiday
from workbench.domain.case import (
    Answer,
    Balance,
    Case,
    Claim,
    ClockEvent,
    EarlierRequest,
    Factor,
    Harm,
    LegitimateInterests,
    Link,
    Mark,
    Opinion,
    Part,
    Particulars,
    Period,
    PublicInterestTest,
    Question,
    Requester,
    Span,
    Table,
)
from workbench.domain.cost import Aggregated, CostLine, CostWorksheet
from workbench.domain.findings import Place, Waiver
from workbench.domain.hold import Hold
from workbench.domain.letter import Approval, Fee, IssuedLetter, Item, Letter, Override, Said, Submission
from workbench.domain.overlay import Overlay, OwnSentence
from workbench.domain.register import Match, Matched, RegisterMatches
from workbench.domain.review import Review, ReviewDecision
from workbench.domain.safekeeping import RetentionRule, Safekeeping

_VERSION_1: dict[type, str] = {
    Answer: "text links tables",
    Approval: "name role on",
    Authority: (
        "name department address email review_contact signatory_role reference_scheme review_window regulator"
        " letter_order data_caveat"
    ),
    Balance: "conclusion reasons part_ids",
    Case: (
        "id reference title requester received channel request scope priority questions parts tests events letter"
        " authority revision"
    ),
    Claim: "limb paragraphs reason harm",
    ClockEvent: "id kind on note",
    Factor: "id side text weight grounds limb part_ids source tailored",
    Harm: "interest mechanism likelihood evidence",
    Letter: "dated approval data_caveat",
    Link: "url label",
    Part: "id subject question_ids outcome answer claims",
    Period: "start end to_request",
    PublicInterestTest: "id duty limbs part_ids factors balance",
    Question: "id label text span parent_id lead_in period",
    Regulator: "name web address telephone checked_on",
    Requester: "name address email",
    ReviewWindow: "days with_reasons",
    Span: "start end",
    Table: "rows caption",
}

_VERSION_2 = _VERSION_1 | {
    Aggregated: "reference received tenths_of_minutes why",
    Approval: "name role on time code written_back items",
    Authority: f"{_VERSION_1[Authority]} privacy_notice protective_marking fee_payment",
    Case: f"{_VERSION_1[Case]} environmental worksheets review waivers issued",
    Claim: f"{_VERSION_1[Claim]} particulars",
    ClockEvent: f"{_VERSION_1[ClockEvent]} question_ids limb until",
    CostLine: "id activity description items tenths_of_minutes evidence",
    CostWorksheet: "id title part_ids lines aggregated advice no_advice",
    EarlierRequest: "reference complied_on",
    Fee: "pence purpose",
    Holiday: "date name nations proclaimed source",
    IssuedLetter: (
        "id kind dated name role on time code approval sha256 snapshot_sha256 wording_version catalogue_version"
        " calendar_version corrects said letter"
    ),
    Item: "name digest key",
    LegitimateInterests: "interest necessity balance",
    Letter: f"{_VERSION_1[Letter]} kind overrides wanted fee decision_by submission fell_back corrects change",
    Opinion: "person role on text",
    Overlay: "sentences",
    Override: "key text was",
    OwnSentence: "key text standard",
    Part: f"{_VERSION_1[Part]} holding searches reason advice earlier",
    Particulars: "opinion interests defence intended_on intention alternative_to reasons_withheld",
    Place: "page question_id part_id limb test_id factor_id field",
    Regulator: f"{_VERSION_1[Regulator]} statutory_name",
    Review: "complaint reviewer role decisions",
    ReviewDecision: "part_id result reasons first_answer",
    Said: "part_id text",
    Submission: "name role on time code items",
    Waiver: "rule place reason by on said",
}

_VERSION_3 = _VERSION_2 | {
    Case: f"{_VERSION_2[Case]} hold",
    Hold: "reason by on",
    BackupRule: "every_minutes daily weekly monthly",
    RetentionRule: "years months",
    Safekeeping: "backups second_folder lock_minutes retention officer",
}

_VERSION_4 = _VERSION_3 | {
    Case: f"{_VERSION_3[Case]} marks sources preferred_form declined",
    Enclosure: "name size sha256",
    Envelope: "sender_name sender_email reply_to recipients subject sent sent_words arrived arrived_words",
    Mark: "span role why question_ids",
    Match: "headings columns month_first",
    Matched: "column place",
    Question: f"{_VERSION_1[Question]} why",
    RegisterMatches: "matches",
    Source: "id name kind size sha256 enclosures envelope remarks",
}

FIELDS = {1: _VERSION_1, 2: _VERSION_2, 3: _VERSION_3, 4: _VERSION_4}
"""The fields of each version, this one's too, in the order in which it writes them. Another field: another version."""


def digest(value: object, version: int, more: Mapping[type, str] = MappingProxyType({})) -> str:
    """The digest as that version made it, over the fields that it knew; `more` are those of other things."""
    return hashlib.sha256(msgspec.json.encode(_as_of(value, {**FIELDS[version], **more}))).hexdigest()


def _as_of(value: object, known: dict[type, str]) -> Any:
    if isinstance(value, tuple):
        return [_as_of(each, known) for each in value]
    if is_dataclass(value):
        return {name: _as_of(getattr(value, name), known) for name in known[type(value)].split()}
    return value
