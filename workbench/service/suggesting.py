"""From a suggestion to the change that typing it would have been, so that Undo knows it by the same name."""

from dataclasses import replace
from datetime import date
from typing import cast

from workbench.domain.case import Case, Channel, Period
from workbench.intake.suggestions import About, Suggestion
from workbench.service import commands as c


def command_for(case: Case, suggestion: Suggestion) -> c.Command | None:
    """The command that takes a suggestion; None where there is only something to know."""
    value = suggestion.value
    match suggestion.about:
        case About.RECEIVED:
            return c.SetReceived(cast(date, value))
        case About.NAME:
            return c.SetRequester(replace(case.requester, name=str(value)))
        case About.EMAIL:
            return c.SetRequester(replace(case.requester, email=str(value)))
        case About.ADDRESS:
            return c.SetRequester(replace(case.requester, address=cast(tuple[str, ...], value)))
        case About.CHANNEL:
            return c.SetChannel(cast(Channel, value))
        case About.REFERENCE:
            return c.SetReference(str(value))
        case About.TITLE:
            return c.SetTitle(str(value))
        case About.FORM:
            return c.SetForm(str(value))
        case About.PERIOD:
            return c.SetScope(cast(Period, value))
        case About.PRIORITY:
            return c.SetPriority(cast(tuple[str, ...], value))
        case About.ENVIRONMENTAL:
            return c.SetEnvironmental(bool(value))
        case _:
            return None


def decline(suggestion: Suggestion) -> c.Command:
    """The command that turns a suggestion down, for good."""
    return c.Decline(suggestion.key)
