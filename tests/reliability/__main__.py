"""The full counts, with the figures printed as a table: `python -m tests.reliability`. Takes about an hour.

What is given besides goes to pytest: `python -m tests.reliability -k kills`.
"""

import os
import sys

import pytest

ELSEWHERE = (  # of the same kind, and beside what they are about
    "tests/store/test_backups.py::test_thirty_backups_while_somebody_saves_are_thirty_libraries",
    "tests/service/test_handover.py::test_cut_at_every_offset_it_is_whole_or_refused",
    "tests/service/test_handover.py::test_under_a_passphrase_cut_or_altered_it_is_refused",
)

if __name__ == "__main__":
    os.environ["FOI_RELIABILITY"] = "full"
    sys.exit(pytest.main(["tests/reliability", *ELSEWHERE, *sys.argv[1:]]))
