"""A disk that fails when a test says so."""

from tests.fakes.disk import disk

__all__ = ["disk"]
