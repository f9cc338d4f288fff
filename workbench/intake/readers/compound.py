"""Outlook's files are small file systems (OLE compound files). A look at their tables before any of it is read.

olefile follows whatever the tables say; a table that points in a circle would fill the memory.
"""

import struct
from io import BytesIO

from olefile import OleFileIO
from oxmsg.storage import Storage

from workbench.intake.readers.limits import COPY, CannotRead, sound

_COUNTS = struct.Struct("<30xH12xI16xI4xI")  # sector shift; sectors of the FAT, of the mini FAT, of the DIFAT
_NOT = "is damaged, or not really an Outlook message"
_OTHERS = (  # by what lies in its root
    (
        "EncryptedPackage",
        "is protected by a password",
        "Ask for it without one, or open it in Word and copy the request.",
    ),
    ("WordDocument", "is an old Word document (.doc)", "Save it as a Word document (.docx) and open that."),
    ("Workbook", "is a workbook, not a letter", COPY),
    ("PowerPoint Document", "is a presentation, not a letter", COPY),
)


def root_of(data: bytes) -> Storage:
    """All that an Outlook message holds. Raises CannotRead for one that is damaged, and for files of another kind."""
    with sound(_NOT):
        _check_header(data)
        # Always as a stream: olefile takes few bytes for the name of a file.
        with OleFileIO(BytesIO(data)) as ole:
            sizes = [each.size for each in ole.direntries if each is not None]
            if sum(sizes) > 2 * len(data):
                raise CannotRead(_NOT)
            names = {each.name for each in ole.root.kids}
            if "__properties_version1.0" not in names:
                raise next(
                    (CannotRead(why, advice) for name, why, advice in _OTHERS if name in names), CannotRead(_NOT)
                )
            return Storage.from_ole(ole)


def _check_header(data: bytes) -> None:
    shift, fat, mini, more = _COUNTS.unpack_from(data)
    sectors = len(data) >> shift if 9 <= shift <= 12 else 0
    indexed = sectors * 4 >> shift if sectors else 0  # sectors that a table of all of them fills
    if not sectors or fat > indexed + 2 or more > indexed + 2 or mini > sectors:
        raise CannotRead(_NOT)
