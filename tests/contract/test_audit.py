"""What the look-up among known faults makes of its answer: a fault fails, a list out of reach does not."""

import json
import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]
said = runpy.run_path(str(ROOT / "packaging" / "audit.py"))["said"]


def report(*packages) -> str:
    return json.dumps({"dependencies": packages, "fixes": []})


SOUND = {"name": "six", "version": "1.17.0", "vulns": []}
FAULTY = {"name": "pillow", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1"]}]}
UNREAD = {"name": "pikepdf", "skip_reason": "not found"}


def test_a_known_fault_is_named_and_fails():
    sentences, found = said(report(SOUND, FAULTY))
    assert found == 1
    assert sentences == ["pillow 1.0: PYSEC-1, mended in 1.1", "Known faults: 1 in 2 of 2 packages looked up."]


def test_what_was_not_looked_up_is_said_and_does_not_fail():
    sentences, found = said(report(SOUND, UNREAD))
    assert found == 0
    assert sentences == [
        "Known faults: 0 in 1 of 2 packages looked up.",
        "The list did not answer for 1, which were NOT looked up: pikepdf.",
    ]


def test_a_list_out_of_reach_is_said_and_does_not_fail():
    assert said("") == (["Known faults: the list could not be reached, so NOTHING was looked up."], 0)


def test_the_look_up_is_part_of_what_a_submission_must_pass():
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "packaging/audit.sh" in run
    assert ".venv/bin/bandit" in run
