"""Whatever an officer drops on the desk: its words, or a sentence that names the file and says what to do."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.intake.readers.letters import WORDS, mail, one_of_each, zipped
from workbench.domain.arrival import FileKind
from workbench.errors import BadInput
from workbench.intake.readers import ENDINGS, LARGEST, read

ROOT = Path(__file__).parents[3]
KINDS = {
    "request.txt": FileKind.TEXT,
    "request.eml": FileKind.EMAIL,
    "request.msg": FileKind.OUTLOOK,
    "request.docx": FileKind.WORD,
    "request.pdf": FileKind.PDF,
    "request.html": FileKind.PAGE,
}


def refusal(name: str, data: bytes) -> BadInput:
    with pytest.raises(BadInput) as caught:
        read(name, data)
    return caught.value


@pytest.mark.parametrize("name", KINDS)
def test_a_usual_file_of_each_kind_gives_its_words(name):
    arrival = read(name, one_of_each()[name])
    assert arrival.kind is KINDS[name]
    assert "front counters were closed in 2024" in arrival.text
    assert arrival.text.startswith("Dear Sir or Madam,") or name == "request.eml"


@pytest.mark.parametrize("name", [name for name in KINDS if name not in {"request.txt", "request.eml"}])
def test_the_bytes_say_what_a_file_is_whatever_its_name_says(name):
    assert read("request.txt", one_of_each()[name]).kind is KINDS[name]
    assert read("no ending", one_of_each()[name]).kind is KINDS[name]


def test_an_email_kept_as_a_text_file_is_an_email():
    message = mail(Message_ID="<1@example.org>")
    assert read("saved.txt", message.as_bytes()).kind is FileKind.EMAIL


def test_a_letter_that_begins_like_headers_stays_a_text_file():
    letter = f"Subject: front counters\n\n{WORDS}\n"
    arrival = read("letter.txt", letter.encode())
    assert arrival.kind is FileKind.TEXT
    assert arrival.text == letter


@pytest.mark.parametrize(
    "words", ["BMW drivers: how many?", "PKI costs?", "%PDF-1.7 is the form I want.", "II* and MM"]
)
def test_words_that_begin_like_another_kind_of_file_are_words(words):
    assert read("request.txt", f"I ask:\n{words}".encode()).text.endswith(words)
    if not words.startswith("%"):
        assert read("request.txt", words.encode()).text == words


def test_every_ending_that_is_offered_is_read():
    assert set(ENDINGS) == {".txt", ".eml", ".msg", ".docx", ".pdf", ".html", ".htm"}
    assert read("REQUEST.HTM", f"<p>{WORDS}</p>".encode()).kind is FileKind.PAGE


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_says_so(ending, data):
    assert refusal(f"request{ending}", data).sentence.startswith(f"request{ending} ")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("scan.jpg", b"\xff\xd8\xff\xe0" + bytes(200), "scan.jpg is a picture."),
        ("letter.rtf", b"{\\rtf1 hello}", "letter.rtf is rich text (.rtf)."),
        ("letter.doc", zipped({"content.xml": "<a/>"}), "letter.doc is an OpenDocument file."),
        ("log.xlsx", zipped({"xl/workbook.xml": "<a/>"}), "log.xlsx is a workbook, not a letter."),
        ("all.zip", zipped({"one.txt": "1", "two.txt": "2"}), "all.zip is a packed folder (.zip)."),
        ("tool.exe", b"MZ" + bytes(range(256)) * 20, "tool.exe is not a text file."),
        ("request.docx", b"not one", "request.docx is damaged, or not really a Word document."),
        ("request.pdf", b"not one", "request.pdf is damaged, or not really a PDF."),
        ("request.msg", b"not one", "request.msg is damaged, or not really an Outlook message."),
        ("request.eml", b"only words, and no headers", "request.eml is not an e-mail."),
    ],
)
def test_what_cannot_be_read_is_named_with_what_to_do(name, data, said):
    error = refusal(name, data)
    assert error.sentence == said
    assert error.advice


def test_a_file_is_named_without_its_folders_and_hidden_characters():
    assert refusal("C:\\post\\\u202eempty.txt", b"").sentence == "empty.txt is empty."


def test_a_file_that_is_too_large_is_not_looked_into():
    assert "25 MB" in refusal("huge.pdf", b"%PDF-1.4" + bytes(LARGEST)).sentence


def test_a_text_that_no_letter_is_as_long_as_says_so():
    assert "a million characters" in refusal("log.txt", b"word " * 2_000_000).sentence
    assert "a million characters" in refusal("log.txt", b"word " * 200_001).sentence
    assert len(read("long.txt", b"word " * 200_000).text) == 1_000_000


def test_characters_that_cannot_be_kept_are_replaced_and_counted():
    arrival = read("request.html", f"<html><p>{WORDS}\0</p></html>".encode())
    assert arrival.text == f"{WORDS}\ufffd"
    with_a_nul = WORDS.encode().replace(b"closed", b"clo\0sed")
    arrival = read("request.txt", with_a_nul)
    assert arrival.text == WORDS.replace("closed", "clo\ufffdsed")
    assert arrival.remarks == ("One character that is none was replaced by \ufffd.",)


@pytest.mark.parametrize("name", KINDS)
def test_when_the_time_is_over_reading_ends_with_a_sentence(name):
    """However slow the machine: the desk does not wait for a file for ever."""
    ticks = iter(range(0, 1_000_000, 100))
    if name == "request.txt":
        assert read(name, one_of_each()[name], lambda: next(ticks)).text  # nothing in a text takes time
        return
    with pytest.raises(BadInput, match="takes too long to read"):
        read(name, one_of_each()[name], lambda: next(ticks))


def test_a_start_of_the_program_waits_for_none_of_the_libraries():
    code = (
        "import sys, workbench.intake.readers as readers; readers.read('a.txt', b'How many?');"
        "print({'email', 'docx', 'lxml', 'pypdf', 'oxmsg', 'olefile', 'bs4', 'markdownify'} & set(sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "set()"
