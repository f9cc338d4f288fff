"""The house's own rule: imports go downwards only. The contract itself stands in pyproject.toml."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_import_contract_holds():
    result = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "0 broken" in result.stdout


def test_the_commands_without_a_window_never_import_qt():
    code = "import sys, ui.app; ui.app.main(['due', '2025-07-01']); print([m for m in sys.modules if 'PySide6' in m])"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert result.stdout.rstrip().endswith("[]")


def test_no_committed_file_names_a_registry_or_a_machine():
    import re

    forbidden = re.compile(r"--(?:extra-)?index-url|--find-links|files\.pythonhosted|(?:^|[\s\"'(])/(?:root|home)/\w")
    for path in [*ROOT.glob("packaging/*"), *ROOT.glob("*.toml"), *ROOT.glob("*.md"), ROOT / ".ci" / "run"]:
        if path.is_file():
            assert not forbidden.search(path.read_text(encoding="utf-8")), path.name
