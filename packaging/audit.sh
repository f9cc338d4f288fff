#!/usr/bin/env bash
# The locked packages that the program runs with, looked up among the known faults of published packages.
# That needs the network, and the program itself does not: where the list cannot be reached, this says so and passes.
# It fails where a fault is known. pip-audit has its own environment.
set -euo pipefail
cd "$(dirname "$0")/.."
report=$(mktemp)
trap 'rm -f "$report"' EXIT

[ -x .venv-audit/bin/python ] || python3 -m venv .venv-audit
.venv-audit/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r packaging/requirements-audit.txt
.venv-audit/bin/pip-audit --progress-spinner off --disable-pip --require-hashes --requirement packaging/requirements.txt \
    --format json --output "$report" >/dev/null 2>&1 || true # audit.py reads off the report what came of it
python3 packaging/audit.py "$report"
