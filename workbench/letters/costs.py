"""The estimate of what a request would cost, as a table, and the help to narrow it (FOIA ss.12 and 16)."""

from workbench.letters.document import Block
from workbench.letters.matter import Matter


def cost_section(matter: Matter) -> tuple[Block, ...]:
    """Why the limit is reached, for each request that section 12 disposes of."""
    return ()
