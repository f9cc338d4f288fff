"""What no line of the program may do, read off its source: run what it reads, start a program, reach a network.

Each exception is named with the one file that may and why; an exception that nobody needs any more fails as well.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted([*ROOT.glob("workbench/**/*.py"), *ROOT.glob("ui/**/*.py")])

NEVER_IMPORTED = {
    # what turns a file's bytes into objects or code of their own choosing
    *("pickle", "_pickle", "cPickle", "dill", "cloudpickle", "joblib", "marshal", "shelve", "dbm", "yaml", "copyreg"),
    # what reads markup with entities in it
    *("xml", "lxml", "xmlrpc", "defusedxml", "plistlib"),
    # what starts a program, or runs code that is made at run time
    *("subprocess", "multiprocessing", "pty", "popen2", "commands", "code", "codeop", "runpy", "imp", "importlib"),
    *("concurrent.futures.process",),
    # what reaches a network
    *("socket", "_socket", "ssl", "http", "ftplib", "smtplib", "imaplib", "poplib", "nntplib", "telnetlib", "asyncio"),
    *("socketserver", "selectors", "urllib.request", "urllib.robotparser", "webbrowser", "wsgiref", "requests"),
    *("urllib3", "httpx", "aiohttp", "websockets", "email", "mailbox", "logging.handlers"),
    # what keeps or shows anything outside the library
    *("logging", "syslog", "faulthandler", "cgitb"),
}
QT_NEVER = {
    *("QtNetworkAuth", "QtWebSockets", "QtWebEngineCore", "QtWebEngineWidgets", "QtWebView", "QtHttpServer"),
    *("QProcess", "QDesktopServices", "QSettings", "QTextBrowser", "QPdfView", "QPluginLoader", "QLibrary"),
    *("QtQml", "QtQuick", "QtScxml", "QtXml", "QtSql", "QtRemoteObjects", "QtSerialPort", "QtBluetooth", "QtNfc"),
}
MAY_IMPORT: dict[str, dict[str, str]] = {
    "workbench/content/calendar.py": {"importlib.metadata": "which version of the holidays is installed"},
    "workbench/intake/readers/message.py": {
        "email.feedparser": "an e-mail, piece by piece",
        "email.message": "its parts",
        "email.policy": "how its headers are read",
    },
    "workbench/intake/readers/headers.py": {
        "email.errors": "what its header parser raises",
        "email.header": "encoded words",
        "email.parser": "headers that Outlook keeps by themselves",
        "email.policy": "headers as they stand",
        "email.utils": "the dates of headers",
    },
    "workbench/intake/readers/pdf.py": {"logging": "to silence the library, whose warnings may quote a request"},
}
NEVER_CALLED = {"eval", "exec", "compile", "__import__", "breakpoint", "input"}
NEVER_OF_A_MODULE = {
    "os": {"system", "popen", "startfile", "fork", "forkpty", "posix_spawn", "posix_spawnp"},
    "msgspec": {"yaml", "msgpack"},
}
STARTS = ("exec", "spawn")  # os.execv and its kin
MAKES_TEMPORARY = {
    "workbench/content/calendar.py": "the working days, which hold nothing of a case",
    "workbench/store/file.py": "a library that is being made, beside the one it is for",
    "workbench/store/restoring.py": "a copy of a backup that is looked into, beside the library",
    "workbench/store/salvage.py": "what is whole of a damaged library, beside it",
}
"""Each in the folder of the file that it will become, never in the system's folder for temporary files."""

ONE_WINDOW = "ui/one_window.py"  # where the second start brings the first window forward, through a local pipe
LOCAL = {"QLocalServer", "QLocalSocket"}
SESSION_LOCK = "ui/session_lock.py"  # which hears over the local bus alone that the screen is locked


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    return {named(path): ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module and every name of a module that is imported, with its dots."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports name the whole way"
            yield str(node.module)
            yield from (f"{node.module}.{each.name}" for each in node.names)


def within(name: str, modules: set[str] | dict[str, str]) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in modules)


def test_nothing_is_imported_that_could_run_a_file_start_a_program_or_reach_a_network(trees):
    found = [
        f"{file}: {name}"
        for file, tree in trees.items()
        for name in imported(tree)
        if within(name, NEVER_IMPORTED) and not within(name, MAY_IMPORT.get(file, {}))
        if not (name == "importlib" and file in MAY_IMPORT)
    ]
    assert found == []


def test_every_exception_is_still_needed(trees):
    for file, modules in MAY_IMPORT.items():
        for module in modules:
            assert module in set(imported(trees[file])), f"{file} no longer needs {module}"
    for file in MAKES_TEMPORARY:
        assert "tempfile" in set(imported(trees[file])), f"{file} no longer makes temporary files"


def test_of_qt_nothing_opens_an_address_keeps_a_setting_or_starts_a_program(trees):
    for file, tree in trees.items():
        names = {part for name in imported(tree) if name.startswith("PySide6") for part in name.split(".")}
        assert not names & QT_NEVER, file
        assert "QtDBus" not in names or file == SESSION_LOCK, file
        if "QtNetwork" in names:
            assert file == ONE_WINDOW
            assert {part for part in names if part.startswith("Q")} >= LOCAL & names
            taken = {name.rpartition(".")[2] for name in imported(tree) if name.startswith("PySide6.QtNetwork.")}
            assert taken, "names what it takes of QtNetwork"
            assert taken <= LOCAL, taken
        assert not any(
            isinstance(node, ast.Attribute) and node.attr in {"setOpenExternalLinks", "openUrl"}
            for node in ast.walk(tree)
        ), file


def test_nothing_that_is_read_is_run(trees):
    for file, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Name):
                assert node.id not in NEVER_CALLED, f"{file}:{node.lineno} {node.id}"
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                module = node.value.id
                assert node.attr not in NEVER_OF_A_MODULE.get(module, set()), f"{file}:{node.lineno} {node.attr}"
                assert not (module == "os" and node.attr.startswith(STARTS)), f"{file}:{node.lineno} {node.attr}"
            if isinstance(node, ast.Attribute):
                assert node.attr not in {"load_extension", "enable_load_extension"}, f"{file}:{node.lineno}"


def test_temporary_files_lie_beside_what_they_become(trees):
    for file, tree in trees.items():
        if "tempfile" not in {name.partition(".")[0] for name in imported(tree)}:
            continue
        assert file in MAKES_TEMPORARY
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _is_of(node.func, "tempfile")]
        assert calls, "named as tempfile.mkstemp, so that this test sees it"
        for call in calls:
            assert "dir" in {each.arg for each in call.keywords}, f"{file}:{call.lineno} says in which folder"


def _is_of(node: ast.expr, module: str) -> bool:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == module


@pytest.mark.parametrize(
    "line",
    [
        "import pickle",
        "from xml.sax import parse",
        "import urllib.request",
        "from concurrent.futures.process import ProcessPoolExecutor",
        "from http import client",
    ],
)
def test_this_test_sees_an_import(line):
    assert any(within(name, NEVER_IMPORTED) for name in imported(ast.parse(line)))


def test_this_test_lets_pass_what_only_takes_an_address_apart():
    assert not any(within(name, NEVER_IMPORTED) for name in imported(ast.parse("from urllib.parse import quote")))
