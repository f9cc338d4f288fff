"""Handlers: see the commands of the same name."""

from workbench.service.handlers.kinds import Handlers

HANDLERS: Handlers = {}
