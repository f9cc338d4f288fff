"""Everything that an officer can want of a case, one small dataclass each, in the imperative.

`label` names the change for Undo and for the case log; it never quotes the case's text. `joins` is set on what is
typed: two edits in a row with the same value become one step of Undo. New ids come with the command.
"""

from workbench.service.commands.base import Command
from workbench.service.commands.clocks import RecordEvent, RemoveEvent
from workbench.service.commands.exemptions import ChooseLimb, SetHarm, SetParagraphs, SetReason, TickLimb, UntickLimb
from workbench.service.commands.interest import (
    AddFactor,
    Conclude,
    EditFactor,
    MoveFactor,
    RemoveFactor,
    SetBalanceReasons,
    SetConcludedParts,
)
from workbench.service.commands.letter import ApproveLetter, ReturnToDraft, SetCaveat, SetLetterDate
from workbench.service.commands.parts import (
    AddPart,
    MovePart,
    RemovePart,
    SetAnswerText,
    SetLinks,
    SetOutcome,
    SetPartQuestions,
    SetSubject,
    SetTables,
)
from workbench.service.commands.questions import (
    AddQuestion,
    JoinWithNext,
    MoveQuestion,
    NestQuestion,
    RelabelQuestion,
    RemoveQuestion,
    SetLeadIn,
    SplitQuestion,
    UnnestQuestion,
)
from workbench.service.commands.request import (
    SetChannel,
    SetPriority,
    SetReceived,
    SetReference,
    SetRequester,
    SetScope,
    SetTitle,
    TakeRequest,
)

__all__ = [
    "AddFactor",
    "AddPart",
    "AddQuestion",
    "ApproveLetter",
    "ChooseLimb",
    "Command",
    "Conclude",
    "EditFactor",
    "JoinWithNext",
    "MoveFactor",
    "MovePart",
    "MoveQuestion",
    "NestQuestion",
    "RecordEvent",
    "RelabelQuestion",
    "RemoveEvent",
    "RemoveFactor",
    "RemovePart",
    "RemoveQuestion",
    "ReturnToDraft",
    "SetAnswerText",
    "SetBalanceReasons",
    "SetCaveat",
    "SetChannel",
    "SetConcludedParts",
    "SetHarm",
    "SetLeadIn",
    "SetLetterDate",
    "SetLinks",
    "SetOutcome",
    "SetParagraphs",
    "SetPartQuestions",
    "SetPriority",
    "SetReason",
    "SetReceived",
    "SetReference",
    "SetRequester",
    "SetScope",
    "SetSubject",
    "SetTables",
    "SetTitle",
    "SplitQuestion",
    "TakeRequest",
    "TickLimb",
    "UnnestQuestion",
    "UntickLimb",
]
