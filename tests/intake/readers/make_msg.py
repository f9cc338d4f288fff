"""Makes the Outlook message that the tests read: the least of an OLE compound file that Outlook's format asks for.

    python -m tests.intake.readers.make_msg

writes tests/intake/readers/data/request.msg anew, the same bytes each time. The format: [MS-CFB] for the file system,
[MS-OXMSG] for what lies in it.
"""

import struct
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

PATH = Path(__file__).parent / "data" / "request.msg"

SECTOR, MINI_SECTOR, CUTOFF = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
STRING, BINARY, LONG, TIME, OBJECT = 0x001F, 0x0102, 0x0003, 0x0040, 0x000D
HEADERS_OF_ROOT, HEADERS_OF_INNER, HEADERS_OF_PART = 32, 24, 8
READABLE = 6  # a property's flags: it may be read and written

HEADERS = """\
Received: from relay.example.org (relay.example.org [192.0.2.7]) by mx.police.example with ESMTPS;
	Wed, 30 Jul 2025 23:41:07 +0100
Received: from [192.0.2.9] by relay.example.org; Wed, 30 Jul 2025 22:41:02 +0000
From: "A Requester" <requester@example.org>
To: "Freedom of Information" <foi@police.example>
Cc: records@police.example
Subject: Request about station closures
Date: Wed, 30 Jul 2025 23:40:58 +0100
"""
BODY = """\
Dear Sir or Madam,\r
\r
Please tell me:\r
\r
1.\tHow many front counters were closed in 2024?\r
2.\tWhat did each closure save?\r
\r
Yours faithfully,\r
A Requester\r
"""
INNER_BODY = "Earlier I asked which stations are still open.\r\n"


@dataclass
class Storage:
    """A folder of the compound file."""

    name: str
    streams: dict[str, bytes] = field(default_factory=dict)
    storages: list["Storage"] = field(default_factory=list)


Value = str | bytes | int | datetime


def properties(storage: Storage, reserved: int, values: dict[int, Value], head: bytes = b"") -> Storage:
    """Puts MAPI properties into a storage: the fixed ones into their table, the others into a stream each."""
    table = head.ljust(reserved, b"\0")
    for number, value in values.items():
        match value:
            case str():
                data, kind = value.encode("utf-16-le"), STRING
                payload = struct.pack("<II", len(data) + 2, 0)
            case bytes():
                data, kind = value, BINARY
                payload = struct.pack("<II", len(data), 0)
            case datetime():
                since = value - datetime(1601, 1, 1, tzinfo=UTC)
                data, kind = b"", TIME
                payload = struct.pack("<Q", (since.days * 86400 + since.seconds) * 10_000_000)
            case int():
                data, kind = b"", LONG
                payload = struct.pack("<iI", value, 0)
        if kind in (STRING, BINARY):
            storage.streams[f"__substg1.0_{number:04X}{kind:04X}"] = data
        table += struct.pack("<HHI", kind, number, READABLE) + payload
    storage.streams["__properties_version1.0"] = table
    return storage


def recipient(number: int, name: str, address: str) -> Storage:
    """Somebody that the message was sent to."""
    values: dict[int, Value] = {0x0C15: 1, 0x3001: name, 0x3003: address, 0x39FE: address}
    return properties(Storage(f"__recip_version1.0_#{number:08X}"), HEADERS_OF_PART, values)


def enclosure(number: int, name: str, data: bytes) -> Storage:
    """A file that the message encloses."""
    values: dict[int, Value] = {0x0E21: number, 0x3705: 1, 0x3707: name, 0x3701: data}
    return properties(Storage(f"__attach_version1.0_#{number:08X}"), HEADERS_OF_PART, values)


def enclosed_message(number: int, inner: Storage) -> Storage:
    """A message that the message encloses."""
    inner.name = "__substg1.0_3701000D"
    holder = properties(Storage(f"__attach_version1.0_#{number:08X}"), HEADERS_OF_PART, {0x0E21: number, 0x3705: 5})
    holder.streams["__properties_version1.0"] += struct.pack("<HHIII", OBJECT, 0x3701, READABLE, 0xFFFFFFFF, 1)
    holder.storages.append(inner)
    return holder


def message(values: dict[int, Value], parts: list[Storage], reserved: int = HEADERS_OF_ROOT) -> Storage:
    """A message with its recipients and enclosures."""
    people = sum(1 for each in parts if each.name.startswith("__recip"))
    files = len(parts) - people
    head = struct.pack("<8xIIII", people, files, people, files)
    root = properties(Storage("Root Entry"), reserved, {0x001A: "IPM.Note", 0x340D: 0x40000, **values}, head)
    root.storages.extend(parts)
    names = Storage("__nameid_version1.0", {f"__substg1.0_{number:04X}0102": b"" for number in (2, 3, 4)})
    if reserved == HEADERS_OF_ROOT:
        root.storages.append(names)
    return root


def compound(root: Storage) -> bytes:
    """The storage as an OLE compound file of version 3."""
    return _Writer(root).written()


class _Writer:
    def __init__(self, root: Storage) -> None:
        self.entries: list[bytearray] = []
        self.small = bytearray()
        self.small_next: list[int] = []
        self.sectors: list[bytes] = []
        self.next: list[int] = []
        self._enter(root, kind=5)

    def written(self) -> bytes:
        start, size = self._chain(bytes(self.small)) if self.small else (END, 0), len(self.small)
        struct.pack_into("<I", self.entries[0], 116, start[0])
        struct.pack_into("<Q", self.entries[0], 120, size)
        while len(self.entries) % 4:
            self.entries.append(self._entry("", 0))
        directory, _ = self._chain(b"".join(self.entries))
        mini_table = struct.pack(f"<{len(self.small_next)}I", *self.small_next)
        mini, minis = self._chain(mini_table, b"\xff") if mini_table else (END, 0)
        tables = 1
        while tables * 128 < len(self.sectors) + tables:
            tables += 1
        assert tables <= 109, "a larger file would need a table of tables"
        first = len(self.sectors)
        table = [*self.next, *[FAT] * tables]
        table += [FREE] * (tables * 128 - len(table))
        header = struct.pack(
            "<8s16xHHHHH6xIIIIIIIIII",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            *(0x3E, 3, 0xFFFE, 9, 6),
            *(0, tables, directory, 0, CUTOFF, mini, minis, END, 0),
            first,
        )
        header += struct.pack(f"<{108}I", *[*range(first + 1, first + tables), *[FREE] * (109 - tables)])
        return header + b"".join(self.sectors) + struct.pack(f"<{len(table)}I", *table)

    def _enter(self, storage: Storage, kind: int) -> int:
        """Its entry, then those of what it holds, as a balanced tree in the order of the format."""
        place = len(self.entries)
        self.entries.append(self._entry(storage.name, kind))
        inside: list[tuple[str, int]] = []
        for name, data in storage.streams.items():
            inside.append((name, self._enter_stream(name, data)))
        inside.extend((each.name, self._enter(each, kind=1)) for each in storage.storages)
        inside.sort(key=lambda each: (len(each[0]), each[0].upper()))
        struct.pack_into("<I", self.entries[place], 76, self._tree([each for _, each in inside]))
        return place

    def _tree(self, places: list[int]) -> int:
        if not places:
            return FREE
        middle = len(places) // 2
        entry = self.entries[places[middle]]
        struct.pack_into("<II", entry, 68, self._tree(places[:middle]), self._tree(places[middle + 1 :]))
        return places[middle]

    def _enter_stream(self, name: str, data: bytes) -> int:
        if len(data) >= CUTOFF:
            start, _ = self._chain(data)
        elif data:
            start = len(self.small_next)
            count = -(-len(data) // MINI_SECTOR)
            self.small += data.ljust(count * MINI_SECTOR, b"\0")
            self.small_next += [*range(start + 1, start + count), END]
        else:
            start = END
        entry = self._entry(name, 2)
        struct.pack_into("<IQ", entry, 116, start, len(data))
        self.entries.append(entry)
        return len(self.entries) - 1

    def _chain(self, data: bytes, filler: bytes = b"\0") -> tuple[int, int]:
        """Puts data into sectors of its own; gives the first and how many."""
        start = len(self.sectors)
        count = -(-len(data) // SECTOR)
        padded = data.ljust(count * SECTOR, filler)
        self.sectors += [padded[at : at + SECTOR] for at in range(0, len(padded), SECTOR)]
        self.next += [*range(start + 1, start + count), END]
        return start, count

    @staticmethod
    def _entry(name: str, kind: int) -> bytearray:
        entry = bytearray(128)
        encoded = name.encode("utf-16-le")
        entry[: len(encoded)] = encoded
        struct.pack_into("<HBBIII", entry, 64, len(encoded) + 2 if name else 0, kind, 1, FREE, FREE, FREE)
        struct.pack_into("<I", entry, 116, 0 if kind == 1 else END)
        return entry


def request() -> bytes:
    """The message that the tests read."""
    inner = message(
        {0x0037: "Stations", 0x1000: INNER_BODY, 0x0C1A: "A Requester", 0x5D01: "requester@example.org"},
        [enclosure(0, "map.txt", b"a map")],
        HEADERS_OF_INNER,
    )
    return compound(
        message(
            {
                0x0037: "Request about station closures",
                0x1000: BODY,
                0x007D: HEADERS,
                0x0C1A: "A Requester",
                0x5D01: "requester@example.org",
                0x0039: datetime(2025, 7, 30, 22, 40, 58, tzinfo=UTC),
                0x0E06: datetime(2025, 7, 30, 22, 41, 7, tzinfo=UTC),
            },
            [
                recipient(0, "Freedom of Information", "foi@police.example"),
                enclosure(0, "closures known to me.txt", b"Hill Road\r\nMarket Place\r\n"),
                enclosed_message(1, inner),
            ],
        )
    )


if __name__ == "__main__":
    PATH.write_bytes(request())
