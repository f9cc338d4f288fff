"""Tool tips that show a text as it stands.

Qt guesses whether a tip is plain text. A case whose words look like markup would be read as such, and a picture that
they name would be fetched, from another machine too where the name is of that kind: no path in a file is followed.
"""

from html import escape

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """The text for a tool tip, in which nothing is markup."""
    if not Qt.mightBeRichText(text):
        return text
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>"
