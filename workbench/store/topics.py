"""How the force answered the same topic before, found by the topic's key (see `domain.stances`)."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, select

from workbench.domain.case import Outcome
from workbench.domain.stances import Stance
from workbench.store.schema import case_list, claims, parts, topics


def stances(connection: Connection, wanted: Sequence[str], except_case: str) -> list[Stance]:
    """How other cases answered these topics: by topic, then the latest answer first. Raises ValueError."""
    here = (topics.c.case_id == parts.c.case_id) & (topics.c.part == parts.c.part)
    statement = (
        select(topics, case_list.c.reference, case_list.c.answered, parts.c.outcome)
        .join(parts, here)
        .join(case_list, case_list.c.case_id == topics.c.case_id)
        .where(topics.c.topic.in_(wanted), topics.c.case_id != except_case, parts.c.outcome.is_not(None))
        .order_by(topics.c.topic, case_list.c.answered.desc(), case_list.c.reference, topics.c.case_id, topics.c.part)
    )
    found = connection.execute(statement).all()
    limbs = _limbs(connection, {row.case_id for row in found})
    return [
        Stance(
            row.case_id,
            row.reference,
            row.topic,
            Outcome(row.outcome),
            tuple(limbs[row.case_id, row.part]),
            row.answered,
        )
        for row in found
    ]


def _limbs(connection: Connection, case_ids: set[str]) -> dict[tuple[str, int], list[str]]:
    wanted = select(claims).where(claims.c.case_id.in_(case_ids)).order_by(*claims.primary_key)
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for row in connection.execute(wanted):
        found[row.case_id, row.part].append(row.limb)
    return found
