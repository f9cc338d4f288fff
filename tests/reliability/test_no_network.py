"""The program opens no network connection and listens on none: the whole desk test, watched in three ways."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.reliability import figures, network

ROOT = network.ROOT
PYTHON = """
import socket
socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()
"""
QT = """
from PySide6.QtCore import QCoreApplication
from PySide6.QtNetwork import QTcpServer, QTcpSocket
application = QCoreApplication([])
server = QTcpServer()
print(server.listen(), flush=True)
socket = QTcpSocket()
socket.connectToHost("127.0.0.1", server.serverPort())
socket.waitForConnected(1000)
"""
START = """
import sys, time
from pathlib import Path
from ui.app import show_desk
library = Path(sys.argv[1])
application, window = show_desk(library, example=True)
until = time.monotonic() + 2
while time.monotonic() < until:
    application.processEvents()
    time.sleep(0.01)
from ui.one_window import brought_forward
print(brought_forward(library, 1), flush=True)  # knocks at its own door, which has no time to answer
window.close()
"""
needs_trace = pytest.mark.skipif(not network.can_trace(), reason="strace is not here, or may not watch")
needs_isolation = pytest.mark.skipif(not network.can_isolate(), reason="no network namespaces on this system")


def environment() -> dict[str, str]:
    """No screen and no session bus: what is left is what the program does itself."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "DISPLAY", "WAYLAND_"))}
    return {**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}


@pytest.fixture(scope="module")
def desk() -> network.Run:
    """The whole desk test under the guard, and without a network where the system can do that."""
    arguments = ["-m", "pytest", "-q", "-p", "tests.reliability.network", "-p", "no:cacheprovider", "tests/desk"]
    with tempfile.TemporaryDirectory() as folder:  # its own: two runs of pytest that tidy one folder disturb each other
        own = [*arguments, "--basetemp", str(Path(folder) / "tests")]
        return network.watched(own, environment(), isolated=network.can_isolate())


def test_the_whole_job_is_done_under_a_guard_that_no_internet_socket_passes(desk):
    assert desk.status == 0, desk.said
    assert " passed" in desk.said
    assert "skipped" not in desk.said


@needs_isolation
def test_the_whole_job_is_done_where_there_is_no_network(desk):
    assert desk.status == 0, desk.said
    alone = "import socket; print([name for _, name in socket.if_nameindex() if name != 'lo'])"
    assert network.watched(["-c", alone], environment(), isolated=True).said.strip() == "[]"


@needs_trace
def test_from_outside_nothing_but_local_sockets_is_seen(desk):
    assert desk.seen is not None
    figures.tell("sockets of the whole desk test", seen=desk.seen.summary)
    assert desk.seen.foreign == []


@needs_trace
def test_the_program_itself_has_only_local_pipes_from_its_start_to_its_end(tmp_path):
    """Its own door for a second start, the desktop's message bus where there is one, and nothing else."""
    with tempfile.TemporaryDirectory() as folder:  # a short name, as the real one is: a pipe's has 107 characters
        own = {**environment(), "XDG_RUNTIME_DIR": folder}
        run = network.watched(["-c", START, str(tmp_path / "cases.foilib")], own, isolated=network.can_isolate())
    assert run.status == 0, run.said
    assert run.seen is not None
    figures.tell("sockets from the start to the end", seen=run.seen.summary)
    assert any(call.startswith("listen") for call in run.seen.calls), "the door for a second start is there"
    assert run.seen.foreign == []


@pytest.mark.parametrize("command", ["due 2025-07-01", "letter {example} -o {out}", "clocks {example} -o {out}"])
@needs_trace
def test_the_commands_without_a_window_open_no_socket_at_all(command, tmp_path):
    example, out = ROOT / "resources" / "examples" / "facial-recognition.foicase", tmp_path / "out"
    words = [word.format(example=example, out=out) for word in command.split()]
    run = network.watched(["-m", "ui.app", *words], environment(), isolated=False)
    assert run.status == 0, run.said
    assert run.seen is not None
    assert not run.seen.calls, run.seen.summary


# ── that these tests see what they look for ──────────────────────────────────────────────────────────────────────────


@needs_trace
def test_the_trace_shows_a_socket_of_pythons():
    run = network.watched(["-c", PYTHON], environment(), isolated=False)
    assert run.status == 0, run.said
    assert any("AF_INET" in line for line in run.seen.foreign)


@needs_trace
def test_the_trace_shows_a_socket_of_qts():
    run = network.watched(["-c", QT], environment(), isolated=False)
    assert "True" in run.said
    assert any("listen" in call for call in run.seen.calls)
    assert any("AF_INET" in line for line in run.seen.foreign)


@needs_isolation
def test_where_there_is_no_network_nothing_is_reached():
    reach = "import socket; socket.create_connection(('192.0.2.1', 80), timeout=2)"
    run = network.watched(["-c", reach], environment(), isolated=True)
    assert run.status != 0
    assert "unreachable" in run.said


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket()",
        "import socket; socket.socket(socket.AF_INET6, socket.SOCK_STREAM)",
        "import _socket; _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM)",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import urllib.request; urllib.request.urlopen('http://192.0.2.1/')",
        "import socket\ntry: socket.create_connection(('127.0.0.1', 9))\nexcept Exception: pass",
    ],
)
def test_the_guard_refuses_a_socket_of_pythons(code):
    guarded = f"from tests.reliability.network import guard; guard()\n{code}"
    told = subprocess.run([sys.executable, "-c", guarded], cwd=ROOT, capture_output=True, text=True)
    assert told.returncode != 0
    assert "NetworkReached" in told.stderr


def test_the_guard_lets_a_local_pair_pass():
    code = (
        "from tests.reliability.network import guard; guard()\nimport socket\n[s.close() for s in socket.socketpair()]"
    )
    if sys.platform == "win32":
        pytest.skip("there a pair is made of internet sockets")
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_the_guard_sees_a_socket_that_qt_has_open():
    code = f"from tests.reliability.network import internet_sockets\n{QT}\nprint(len(internet_sockets()))"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment(), capture_output=True, text=True)
    assert int(told.stdout.split()[-1]) > 0, told.stderr


@pytest.mark.parametrize(
    ("line", "foreign"),
    [
        ("123 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3", False),
        ('123 connect(3, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X0"}, 20) = 0', False),
        ("123 socketpair(AF_UNIX, SOCK_STREAM, 0, [3, 4]) = 0", False),
        ("123 recvmsg(3, {msg_namelen=0}, 0) = -1 EAGAIN", False),
        ("123 +++ exited with 0 +++", False),
        ("123 <... connect resumed>) = 0", False),
        ("123 socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 3", True),
        ("socket(AF_INET6, SOCK_STREAM, IPPROTO_TCP) = 3", True),
        ("[pid 12] connect(3, {sa_family=AF_INET, sin_port=htons(80)}, 16 <unfinished ...>", True),
        ("123 socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 3", True),
        ("123 socket(0x2a /* PF_??? */, SOCK_STREAM, 0) = 3", True),
    ],
)
def test_a_line_of_a_trace_is_read(line, foreign):
    assert bool(network.seen_in(line).foreign) is foreign
