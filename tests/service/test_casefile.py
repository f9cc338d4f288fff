"""Case files: what is written is read back; what is wrong is one sentence that names the place."""

import json
from contextlib import suppress
from dataclasses import replace

import pytest

from workbench import bootstrap, locations
from workbench.errors import BadCaseFile
from workbench.service import casefile


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
    for name in ("environmental", "worksheets", "review", "waivers", "issued"):
        del raw["case"][name]
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
