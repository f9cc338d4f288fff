"""What somebody asks of a refusal, as data: who asks, on what provision, and where the question is from."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.exemptions import Evidence


class Asker(StrEnum):
    """Who would ask."""

    REQUESTER = "requester"
    CASE_OFFICER = "case officer"  # of the Commissioner


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as resources/checks/challenge.toml has it."""

    key: str
    asker: Asker
    question: str
    provision: str
    source: str
    evidence: Evidence
