"""What a handler is."""

from collections.abc import Callable
from typing import Any

from workbench.content.law import Law
from workbench.domain.case import Case
from workbench.service.commands import Command

Handler = Callable[[Case, Any, Law], Case]
"""From a case and a command of the handler's own kind to the case after it. Raises RuleViolation."""

Handlers = dict[type[Command], Handler]
