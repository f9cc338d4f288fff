#!/usr/bin/env bash
# The example's letter before two independent accessibility checkers. outloud is large, so it has its own environment.
set -euo pipefail
cd "$(dirname "$0")/.."
letter=$(mktemp -d)/letter.pdf
.venv/bin/foi-workbench letter resources/examples/facial-recognition.foicase -o "$letter"

.venv/bin/pdfua check "$letter"

[ -x .venv-outloud/bin/python ] || python3 -m venv .venv-outloud
.venv-outloud/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r packaging/requirements-outloud.txt
.venv-outloud/bin/outloud "$letter"
