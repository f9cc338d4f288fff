"""FOI Case Workbench: the core, without a window.

What a case is, when it is due, what stands in the way of its letter, and the letter itself.
"""

__version__ = "0.1.0"

COMMANDS = ("letter", "sheet", "check", "challenge", "clocks", "split", "due", "schema", "log", "verify")
"""What can be done without a window; `workbench.cli` does it."""
