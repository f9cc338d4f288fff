"""Nothing in a file is followed, run or hidden: paths and markup, cells of tables, calendar entries, pages."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.reliability import hostile

ROOT = Path(__file__).parents[2]
AT_THE_DESK = ("example", "answer-refusal", "answer-cost", "review-outcome")


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """What came of opening cases that lead astray with every text."""
    folder = tmp_path_factory.mktemp("hostile")
    hostile.lay_out(folder)
    told = subprocess.run(
        [sys.executable, "-m", "tests.reliability.hostile", str(folder), *AT_THE_DESK],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stderr
    return json.loads(told.stdout.splitlines()[-1])


def test_no_path_or_address_in_a_case_is_ever_followed(followed):
    assert followed["cases"] > 15
    assert followed["events"] == []
    assert "0.png" in followed["seen"][-1], "this test sees what Python opens"


def test_no_text_of_a_case_is_taken_for_markup(followed):
    assert followed["tips"] > 100
    assert followed["shown"] == []


def test_no_picture_that_a_case_names_is_read(followed):
    assert followed["touched"] == []
    if not followed["control"]:
        pytest.skip("this disk does not note when a file was read")
