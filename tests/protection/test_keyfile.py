"""The key file: the right secrets open it, everything else is told apart and gives nothing away."""

import time
import traceback

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.guesses import CHEAP
from workbench.errors import BadKeyFile, KnownError, WrongPassphrase
from workbench.protection import wrapping
from workbench.protection.keyfile import (
    LARGEST,
    KeyFile,
    decode,
    encode,
    has,
    only,
    unwrap,
    with_passphrase,
    with_recovery,
    wrapped,
)
from workbench.protection.keys import LibraryKey, new_key
from workbench.protection.recovery import new_recovery_key

KEY, OTHER = new_key(), new_key()
RECOVERY = "DS6Q-8FBS-43ZE-AE2A-NQGH-WP5C-CJZ4-5ACE"
PASSPHRASE = "gorau awen gwirionedd"


@pytest.fixture(scope="module")
def keyfile():
    return KeyFile((wrapped(KEY, PASSPHRASE, RECOVERY, CHEAP),))


def test_passphrase_and_recovery_key_open_it_after_a_journey_through_the_file(keyfile):
    read = decode(encode(keyfile))
    assert unwrap(read, KEY.salt, PASSPHRASE) == KEY
    assert unwrap(read, KEY.salt, RECOVERY) == KEY
    assert unwrap(read, KEY.salt, f"  {RECOVERY.lower().replace('-', ' ')} ") == KEY


@pytest.mark.parametrize("wrong", ["", "gorau awen", PASSPHRASE.upper(), PASSPHRASE + " ", new_recovery_key()])
def test_anything_else_is_called_wrong(keyfile, wrong):
    with pytest.raises(WrongPassphrase, match="neither the passphrase nor the recovery key"):
        unwrap(keyfile, KEY.salt, wrong)


@pytest.mark.parametrize("mistyped", [RECOVERY[:-1] + "A", RECOVERY.replace("Q", "0"), RECOVERY[1:], RECOVERY + "E"])
def test_a_mistyped_recovery_key_is_told_from_a_wrong_one(keyfile, mistyped):
    with pytest.raises(WrongPassphrase, match="mistyped"):
        unwrap(keyfile, KEY.salt, mistyped)


def test_an_accent_is_the_same_however_it_was_typed():
    keyfile = KeyFile((wrapped(KEY, "Heddlu Ŵyr", work=CHEAP),))
    assert unwrap(keyfile, KEY.salt, "Heddlu W\u0302yr") == KEY


def test_a_passphrase_that_looks_like_a_recovery_key_is_a_passphrase():
    keyfile = KeyFile((wrapped(KEY, RECOVERY, work=CHEAP),))
    assert unwrap(keyfile, KEY.salt, RECOVERY) == KEY


def test_another_passphrase_takes_the_place_of_the_first(keyfile):
    changed = with_passphrase(keyfile, KEY, "another one", CHEAP)
    assert unwrap(changed, KEY.salt, "another one") == KEY
    assert unwrap(changed, KEY.salt, RECOVERY) == KEY
    with pytest.raises(WrongPassphrase):
        unwrap(changed, KEY.salt, PASSPHRASE)


def test_another_recovery_key_takes_the_place_of_the_first(keyfile):
    second = new_recovery_key()
    changed = with_recovery(keyfile, KEY, second, CHEAP)
    assert unwrap(changed, KEY.salt, second) == KEY
    assert unwrap(changed, KEY.salt, PASSPHRASE) == KEY
    with pytest.raises(WrongPassphrase):
        unwrap(changed, KEY.salt, RECOVERY)


def test_it_knows_a_library_by_its_salt(keyfile):
    both = KeyFile((*keyfile.entries, wrapped(OTHER, "the other", work=CHEAP)))
    assert (has(both, KEY.salt), has(both, OTHER.salt), has(both, b"\0" * 16)) == (True, True, False)
    assert unwrap(both, OTHER.salt, "the other") == OTHER
    with pytest.raises(WrongPassphrase):
        unwrap(both, OTHER.salt, PASSPHRASE)
    assert not has(only(both, KEY.salt), OTHER.salt)
    with pytest.raises(BadKeyFile, match="another library"):
        unwrap(keyfile, OTHER.salt, PASSPHRASE)


def test_what_was_wrapped_for_one_library_does_not_open_another(keyfile):
    moved = KeyFile((msgspec.structs.replace(keyfile.entries[0], salt=OTHER.salt.hex()),))
    with pytest.raises(WrongPassphrase):
        unwrap(moved, OTHER.salt, PASSPHRASE)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "damaged"),
        (b"{}", "damaged"),
        (b"\xff\xfe", "damaged"),
        (b"[" * 60_000, "damaged"),
        (b" " * (LARGEST + 1), "larger"),
        (
            b'{"format":"foi-library-key","version":2,"libraries":[],"more":1}',
            "version 2; this program knows versions up",
        ),
        (b'{"format":"another","version":1,"libraries":[]}', "damaged"),
        (b'{"format":"foi-library-key","version":1,"libraries":[],"more":1}', "damaged"),
    ],
)
def test_a_file_that_is_none_is_refused_with_what_is_wrong(data, sentence):
    with pytest.raises(BadKeyFile, match=sentence):
        decode(data)


@pytest.mark.parametrize("work", [{"memory": 10**9}, {"passes": 10**6}, {"lanes": 0}, {"memory": 1}])
def test_a_file_that_would_make_the_computer_work_for_hours_is_refused(keyfile, work):
    raw = msgspec.json.decode(encode(keyfile))
    raw["libraries"][0]["passphrase"]["work"] |= work
    with pytest.raises(BadKeyFile, match="damaged"):
        decode(msgspec.json.encode(raw))


def test_a_key_file_cut_anywhere_is_refused_or_whole(keyfile):
    data = encode(keyfile)
    for length in range(len(data) - 1):
        with pytest.raises(BadKeyFile):
            decode(data[:length])


def test_a_changed_byte_never_gives_another_key(keyfile):
    data = encode(keyfile)
    for place in range(0, len(data), 7):
        changed = bytearray(data)
        changed[place] ^= 1
        try:
            found = unwrap(decode(bytes(changed)), KEY.salt, PASSPHRASE)
        except (BadKeyFile, WrongPassphrase):
            continue
        assert found == KEY


@given(st.text(max_size=40), st.text(max_size=40))
def test_only_the_same_passphrase_opens(first, second):
    from unicodedata import normalize

    keyfile = KeyFile((wrapped(KEY, first, work=CHEAP),))
    assert unwrap(keyfile, KEY.salt, first) == KEY
    if normalize("NFC", first) != normalize("NFC", second):
        with pytest.raises(WrongPassphrase):
            unwrap(keyfile, KEY.salt, second)


def test_no_secret_shows_in_what_is_printed(keyfile):
    shown = repr(KEY) + str(KEY) + repr(keyfile) + encode(keyfile).decode()
    for secret in (KEY.secret.hex(), repr(KEY.secret), PASSPHRASE, RECOVERY):
        assert secret not in shown
    with pytest.raises(WrongPassphrase) as refused:
        unwrap(keyfile, KEY.salt, f"{PASSPHRASE} or so")
    assert PASSPHRASE not in "".join(traceback.format_exception(refused.value))


def test_memory_that_is_not_there_is_said(keyfile, monkeypatch):
    class Full:
        def __init__(self, **_): ...

        def derive(self, _):
            raise MemoryError

    monkeypatch.setattr(wrapping, "Argon2id", Full)
    with pytest.raises(KnownError, match="not enough memory"):
        unwrap(keyfile, KEY.salt, PASSPHRASE)


def test_a_key_is_as_sqlcipher_takes_it():
    assert LibraryKey(b"\x01" * 32, b"\xab" * 16).pragma == f"x'{'01' * 32}{'ab' * 16}'"


def test_one_guess_costs_much_and_one_opening_little():
    keyfile = KeyFile((wrapped(KEY, PASSPHRASE),))
    begun = time.perf_counter()
    unwrap(keyfile, KEY.salt, PASSPHRASE)
    assert 0.01 < time.perf_counter() - begun < 5
