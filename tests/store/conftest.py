"""A disk that fails when a test says so."""

from tests.fakes.disk import calls, disk

__all__ = ["calls", "disk"]
