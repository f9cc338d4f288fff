"""Case files: what is written is read back; what is wrong is one sentence that names the place."""

import json
import os
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from workbench import bootstrap, locations
from workbench.errors import BadCaseFile, BadInput
from workbench.protection.container import sealed
from workbench.protection.wrapping import Work
from workbench.service import bounds, casefile
from workbench.service.bounds import LARGEST, read_file


@pytest.fixture(scope="module")
def catalogue():
    return bootstrap.load_catalogue()


@pytest.fixture
def raw():
    return json.loads(locations.example().read_bytes())


def sentence(raw, catalogue):
    data = raw if isinstance(raw, bytes) else json.dumps(raw).encode()
    with pytest.raises(BadCaseFile) as error:
        casefile.decode(data, catalogue)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_case_file_is_read_back_as_it_was_and_written_the_same(catalogue):
    data = locations.example().read_bytes()
    read = casefile.decode(data, catalogue)
    assert casefile.encode(read.case, read.authority) == data


def test_a_file_of_version_1_has_nothing_of_what_came_later_and_is_read(raw, catalogue):
    """Version 1 knew no kinds of letters, reviews, worksheets, waivers or letters that went out."""
    whole = casefile.decode(json.dumps(raw).encode(), catalogue)
    raw["version"] = 1
    for name in ("environmental", "worksheets", "review", "waivers", "issued", "hold"):
        raw["case"].pop(name)
    kept = {"dated", "approval", "data_caveat"}
    raw["case"]["letter"] = {key: value for key, value in raw["case"]["letter"].items() if key in kept}
    for part in raw["case"]["parts"]:
        for name in ("holding", "reason", "advice", "earlier"):
            del part[name]
        for claim in part["claims"]:
            del claim["particulars"]
    for name in ("privacy_notice", "protective_marking"):
        del raw["authority"][name]
    read = casefile.decode(json.dumps(raw).encode(), catalogue)
    assert read.case.questions == whole.case.questions
    assert (read.case.review, read.case.issued, read.case.worksheets, read.case.waivers) == (None, (), (), ())
    assert json.loads(casefile.encode(read.case, read.authority))["case"]["issued"] == []


def test_a_file_of_version_2_knows_no_hold_and_no_history_and_is_read(raw, catalogue):
    """What was sealed behind a letter in an earlier version must open for ever."""
    raw["version"] = 2
    del raw["case"]["hold"]
    read = casefile.decode(json.dumps(raw).encode(), catalogue)
    assert read.case == casefile.decode(locations.example().read_bytes(), catalogue).case
    assert (read.case.hold, read.history, read.letters) == (None, (), ())


def test_a_plain_case_file_has_nothing_of_a_hand_over(raw):
    assert not raw.keys() & {"history", "letters", "sha256"}


def test_a_protected_case_file_says_what_is_needed(catalogue):
    data = sealed(locations.example().read_bytes(), "correct horse", Work(memory=64, passes=1, lanes=1))
    assert "passphrase" in sentence(data, catalogue)


def test_a_foreign_letterhead_goes_into_the_file(catalogue):
    read = casefile.decode(locations.example().read_bytes(), catalogue)
    other = replace(read.authority, name="Another Force")
    again = casefile.decode(casefile.encode(replace(read.case, authority=other), read.authority), catalogue)
    assert again.authority == other


@pytest.mark.parametrize("data", [b"", b"hello", b"{", b"\xff\xfe", b"[1,2]", b'"x"', b"null"])
def test_what_is_no_case_file(catalogue, data):
    assert "case file" in sentence(data, catalogue)


def test_nested_far_too_deeply(catalogue):
    assert "deep" in sentence(b"[" * 200_000 + b"]" * 200_000, catalogue)


def test_another_version_names_both(raw, catalogue):
    raw["version"] = 7
    said = sentence(raw, catalogue)
    assert "7" in said
    assert str(casefile.VERSION) in said


def _set(raw, path, value):
    *steps, last = path
    for step in steps:
        raw = raw[step]
    raw[last] = value


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (("case", "received"), "2025-06-31", "case.received"),
        (("case", "letter", "dated"), "yesterday", "case.letter.dated"),
        (("case", "colour"), "blue", "case.colour"),
        (("authority", "fax"), "1", "authority.fax"),
        (("authority", "review_window", "days"), 0, "authority.review_window"),
        (("authority", "review_window", "days"), 10**7, "authority.review_window"),
        (("authority", "review_window", "with_reasons"), -1, "authority.review_window"),
        (("case", "parts", 0, "outcom"), "x", "case.parts[0].outcom"),
        (("case", "parts", 0, "outcome"), "perhaps", "case.parts[0].outcome"),
        (("case", "parts", 4, "claims", 0, "limb"), "31(1)(j)", "case.parts[4].claims[0].limb"),
        (("case", "parts", 4, "claims", 0, "limb"), "40(5)", "case.parts[4].claims[0].limb"),
        (("case", "parts", 4, "claims", 2, "paragraphs"), ["31(1)(z)"], "case.parts[4].claims[2].paragraphs"),
        (("case", "parts", 0, "question_ids"), ["q99"], "case.parts[0].question_ids[0]"),
        (("case", "questions", 3, "parent_id"), "q99", "case.questions[3].parent_id"),
        (("case", "questions", 0, "parent_id"), "q1", "case.questions[0].parent_id"),
        (("case", "questions", 0, "span", "end"), 99999, "case.questions[0].span"),
        (("case", "questions", 0, "text"), "Something else", "case.questions[0].text"),
        (("case", "tests", 0, "part_ids"), ["p99"], "case.tests[0].part_ids"),
        (("case", "tests", 0, "limbs"), ["99(1)"], "case.tests[0].limbs"),
        (("case", "tests", 0, "balance", "part_ids"), ["p99"], "case.tests[0].balance.part_ids"),
        (("case", "tests", 0, "factors", 0, "part_ids"), ["p99"], "case.tests[0].factors[0].part_ids"),
        (("case", "priority"), ["q99"], "case.priority[0]"),
        (("case", "title"), 7, "case.title"),
        (("case", "title"), "a\0b", "case.title"),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else None,
)
def test_a_fault_is_named_by_its_place(raw, catalogue, path, value, place):
    _set(raw, path, value)
    assert place in sentence(raw, catalogue)


@pytest.mark.parametrize(
    "path",
    [
        ("version",),
        ("case", "channel"),
        ("case", "received"),
        ("case", "priority", 0),
        ("case", "questions", 3, "parent_id"),
        ("case", "parts", 4, "claims", 0, "limb"),
    ],
    ids=lambda path: path[-1],
)
def test_what_a_sentence_repeats_of_the_file_stays_short_and_on_one_line(raw, catalogue, path):
    _set(raw, path, "x\n\x1b" * 50_000)
    said = sentence(raw, catalogue)
    assert len(said) < 400
    assert said.isprintable()


def test_a_key_of_fifty_thousand_characters(raw, catalogue):
    raw["case"]["k" * 50_000] = 1
    assert len(sentence(raw, catalogue)) < 400


def test_questions_a_thousand_levels_deep(raw, catalogue):
    deep = [{"id": f"d{n}", "label": "", "text": "", "parent_id": f"d{n - 1}" if n else None} for n in range(1000)]
    raw["case"]["questions"] += deep
    assert "three levels" in sentence(raw, catalogue).replace("3", "three")


def test_two_of_the_same_id(raw, catalogue):
    raw["case"]["parts"][1]["id"] = raw["case"]["parts"][0]["id"]
    assert "stands 2 times" in sentence(raw, catalogue)


def test_half_a_surrogate_pair_is_refused(raw, catalogue):
    text = json.dumps(raw).replace("Facial recognition", "Facial \\ud800", 1)
    assert sentence(text.encode(), catalogue)


def test_every_key_of_the_example_cut_away_is_read_or_refused_with_a_sentence(raw, catalogue):
    """No key is needed in a way that ends in anything but a case or a sentence."""

    def places(value, path=()):
        items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, inner in items:
            yield (*path, key)
            yield from places(inner, (*path, key))

    for path in list(places(raw))[::7]:
        copy = json.loads(json.dumps(raw))
        target = copy
        for step in path[:-1]:
            target = target[step]
        del target[path[-1]]
        with suppress(BadCaseFile):
            casefile.decode(json.dumps(copy).encode(), catalogue)


def test_the_schema_is_json_schema_and_knows_every_key_of_the_example(raw):
    schema = json.loads(casefile.schema())
    assert schema["$defs"]["Case"]["additionalProperties"] is False
    assert set(raw["case"]) == set(schema["$defs"]["Case"]["properties"])


# ── hostile files ────────────────────────────────────────────────────────────────────────────────────────────────────

LITTLE = (
    4 * 1024 * 1024
)  # of the 64 MB that a file may have: what is refused at once is refused at once whatever its size
LONGEST_TIME = 10  # seconds; on a quick computer each takes a tenth of one


def with_pieces(raw, field, piece, count):
    raw["case"][field] = [piece(number) for number in range(count)]
    return json.dumps(raw).encode()


HOSTILE = {
    "lists in lists": lambda raw: b"[" * LITTLE + b"]" * LITTLE,
    "objects in objects": lambda raw: b'{"format":' * (LITTLE // 10),
    "empty lists": lambda raw: b"[" + b"[]," * LITTLE + b"[]]",
    "empty objects": lambda raw: b"[" + b"{}," * LITTLE + b"{}]",
    "numbers": lambda raw: b'{"format":"foi-case","x":[' + b"1," * LITTLE + b"1]}",
    "keys": lambda raw: json.dumps({str(number): 1 for number in range(1_100_000)}).encode(),
    "one number": lambda raw: json.dumps(raw).encode().replace(b'"revision": 0', b'"revision": ' + b"9" * LITTLE),
    "one text": lambda raw: json.dumps(raw | {"case": raw["case"] | {"request": "x" * LITTLE}}).encode(),
    "one text in escapes": lambda raw: json.dumps(raw | {"case": raw["case"] | {"title": "ŵ" * LITTLE}}).encode(),
    "one key": lambda raw: json.dumps(raw | {"x" * LITTLE: 1}).encode(),
    "one id": lambda raw: with_pieces(raw, "priority", lambda n: "x" * (LITTLE // 2), 2),
    "blanks": lambda raw: b" " * LITTLE,
    "what is no text": lambda raw: b'"' + b"\xff" * LITTLE,
    "halves of characters": lambda raw: json.dumps(raw | {"case": raw["case"] | {"title": "\ud800" * LITTLE}}).encode(),
    "a million questions": lambda raw: with_pieces(
        raw, "questions", lambda n: {"id": str(n), "label": "", "text": ""}, 1_000_000
    ),
    "too many questions": lambda raw: with_pieces(
        raw, "questions", lambda n: {"id": str(n), "label": "", "text": ""}, bounds.MOST_PIECES + 1
    ),
    "questions under each other": lambda raw: with_pieces(
        raw, "questions", lambda n: {"id": str(n), "label": "", "text": "", "parent_id": str(n + 1)}, bounds.MOST_PIECES
    ),
    "too many lines": lambda raw: with_pieces(
        raw, "worksheets", lambda n: {"id": str(n), "lines": [{"id": "", "activity": "locate"}] * 20_001}, 1
    ),
    "as many values as there may be": lambda raw: with_pieces(
        raw, "tests", lambda n: {"id": str(n), "duty": "disclose", "limbs": ["31(1)"] * 900, "part_ids": ["gone"]}, 1000
    ),
    "a history": lambda raw: json.dumps(raw | {"history": ["x"] * 100_001, "sha256": "x"}).encode(),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_in_bounded_time(raw, catalogue, kind):
    data = HOSTILE[kind](raw)
    start = time.perf_counter()
    said = sentence(data, catalogue)
    assert time.perf_counter() - start < LONGEST_TIME
    assert len(said) < 400


def test_the_largest_case_that_is_taken_is_taken_in_bounded_time(raw, catalogue):
    raw["case"] |= {"priority": [], "tests": [], "review": None, "worksheets": [], "waivers": []}
    count = bounds.MOST_PIECES
    asked = [
        {"id": f"q{n}", "label": str(n), "text": "x", "parent_id": f"q{n - n % 9}" if n % 9 else None}
        for n in range(count)
    ]
    raw["case"]["questions"] = asked
    raw["case"]["parts"] = [
        {"id": f"p{n}", "question_ids": [f"q{n}"], "claims": [{"limb": "31(1)"}]} for n in range(count)
    ]
    raw["case"]["events"] = [{"id": f"e{n}", "kind": "acknowledged", "on": "2025-07-02"} for n in range(count)]
    start = time.perf_counter()
    assert len(casefile.decode(json.dumps(raw).encode(), catalogue).case.parts) == count
    assert time.perf_counter() - start < LONGEST_TIME


def test_a_file_that_is_too_large_is_not_even_read(tmp_path, monkeypatch):
    path = tmp_path / "large.foicase"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)  # a hole: it takes no room on the disk
    monkeypatch.setattr("pathlib.Path.open", lambda *_: pytest.fail("it was read"))
    with pytest.raises(BadInput, match="is larger than 64 MB"):
        read_file(path)


@pytest.mark.skipif(os.name == "nt", reason="there is no endless file")
def test_of_a_file_that_lies_about_its_size_no_more_is_read():
    with pytest.raises(BadInput, match="larger than 64 MB"):
        read_file(Path("/dev/zero"))


@pytest.mark.parametrize("name", ["gone.foicase", "", "a\0b"])
def test_a_file_that_cannot_be_read_is_said_so(tmp_path, name):
    with pytest.raises(BadInput):
        read_file(tmp_path / name)
