"""What a row of the tables is."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.domain.checks.given import Given
from workbench.domain.findings import Severity

Change = Callable[[Given], Given]


@dataclass(frozen=True)
class Row:
    """A rule: its number among the twenty-eight (0: it is not one of them), how grave it is, a case that has the fault,
    and one as near to it as can be that has not."""

    number: int
    rule: str
    severity: Severity
    fault: Change
    fine: Change
