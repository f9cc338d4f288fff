"""Certificates of destruction for tests: in turn, and out of turn with backups left."""

import hashlib
from datetime import UTC, date, datetime, timedelta

from workbench.domain.certificate import Certificate, Destroyed, StillHeld
from workbench.domain.safekeeping import RetentionRule

AT = datetime(2029, 11, 26, 14, 5, tzinfo=UTC)
DIGESTS = tuple(hashlib.sha256(name).hexdigest() for name in (b"one", b"two"))

IN_TURN = Certificate(
    (Destroyed("616-25", date(2025, 7, 3), date(2026, 9, 1), date(2029, 9, 1), DIGESTS[0], 1204),),
    AT,
    "A. Officer",
    RetentionRule(3),
)

OUT_OF_TURN = Certificate(
    (*IN_TURN.cases, Destroyed("", None, None, None, DIGESTS[1], 1205)),
    AT,
    "A. Officer",
    RetentionRule(3),
    "Opened twice for one request.",
    (
        StillHeld("cases 2029-11-25 17.30.00.foilib", AT - timedelta(days=1), date(2032, 11, 24)),
        StillHeld("cases before restore 2029-10-01 09.00.00.foilib", AT - timedelta(days=56)),
    ),
)
