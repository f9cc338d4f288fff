"""A case file under a passphrase: whole or refused, whatever happens to it on the way."""

import pytest

from tests.fakes.guesses import CHEAP
from workbench.errors import BadCaseFile, WrongPassphrase
from workbench.protection.container import is_container, opened, sealed

DATA = '{"format": "foi-case", "title": "Drones over Llŷn"}'.encode()
FILE = sealed(DATA, "gorau awen", CHEAP)


def test_it_opens_with_its_passphrase_alone():
    assert is_container(FILE)
    assert opened(FILE, "gorau awen") == DATA
    with pytest.raises(WrongPassphrase, match="not the passphrase"):
        opened(FILE, "gorau")


def test_nothing_of_the_case_can_be_read_in_it():
    assert b"Drones" not in FILE
    assert sealed(DATA, "gorau awen", CHEAP) != FILE


def test_it_is_whole_or_refused_wherever_it_is_cut():
    for length in range(len(FILE)):
        with pytest.raises((BadCaseFile, WrongPassphrase)):
            opened(FILE[:length], "gorau awen")


def test_a_changed_bit_is_noticed():
    for place in range(len(FILE)):
        changed = bytearray(FILE)
        changed[place] ^= 1
        try:
            assert opened(bytes(changed), "gorau awen") == DATA
        except (BadCaseFile, WrongPassphrase):
            continue


def test_a_newer_one_names_both_versions():
    with pytest.raises(BadCaseFile, match="version 2; this program knows versions up to 1"):
        opened(FILE.replace(b'"version":1', b'"version":2'), "gorau awen")


@pytest.mark.parametrize("data", [b"", b"{", DATA, b"\xff" * 100, b"[" * 100_000])
def test_another_file_is_none(data):
    assert not is_container(data)
    with pytest.raises(BadCaseFile):
        opened(data, "gorau awen")
