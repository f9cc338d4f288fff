#!/usr/bin/env bash
# Every letter, every sign-off sheet and the example's letter before two independent accessibility checkers.
# outloud is large, so it has its own environment.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
.venv/bin/foi-workbench letter resources/examples/facial-recognition.foicase -o "$folder/example.pdf"
.venv/bin/python -m tests.letters.write_pages "$folder"

[ -x .venv-outloud/bin/python ] || python3 -m venv .venv-outloud
.venv-outloud/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r packaging/requirements-outloud.txt
for letter in "$folder"/*.pdf; do
    .venv/bin/pdfua check "$letter"
    .venv-outloud/bin/outloud "$letter"
done
