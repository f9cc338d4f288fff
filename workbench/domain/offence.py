"""The offence of destroying a record so that it need not be disclosed: FOIA s.77; resources/law/offence.toml."""

from dataclasses import dataclass

from workbench.domain.exemptions import Evidence


@dataclass(frozen=True, slots=True)
class Offence:
    """What the Act forbids, what that means for a case file, and how sure the entry is."""

    version: str
    provision: str
    says: str
    here: str
    evidence: Evidence
    source: tuple[str, ...] = ()
