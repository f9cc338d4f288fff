"""Says what pip-audit found, and fails for a known fault alone: not for a list of faults that was out of reach.

    python3 packaging/audit.py REPORT.json

Standard library only.
"""

import json
import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Print what the report says. Returns 1 where a locked package has a known fault."""
    sentences, found = said(Path(arguments[0]).read_text(encoding="utf-8"))
    print("\n".join(sentences))
    return 1 if found else 0


def said(report: str) -> tuple[list[str], int]:
    """The sentences for a report, and how many faults are in it. An empty report: pip-audit did not get that far."""
    try:
        packages = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return ["Known faults: the list could not be reached, so NOTHING was looked up."], 0
    unread = [each["name"] for each in packages if "skip_reason" in each]
    sentences = []
    for each in packages:
        for fault in each.get("vulns", ()):
            mended = f"mended in {', '.join(fault['fix_versions'])}" if fault.get("fix_versions") else "not mended yet"
            sentences.append(f"{each['name']} {each['version']}: {fault['id']}, {mended}")
    found = len(sentences)
    sentences.append(f"Known faults: {found} in {len(packages) - len(unread)} of {len(packages)} packages looked up.")
    if unread:
        sentences.append(f"The list did not answer for {len(unread)}, which were NOT looked up: {', '.join(unread)}.")
    return sentences, found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
