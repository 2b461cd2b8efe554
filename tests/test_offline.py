"""With every socket blocked, the two corridors still run from end to end."""

import subprocess
import sys
from pathlib import Path

import pytest

BLOCKED = """
import socket, sys
def refuse(*_, **__):
    raise RuntimeError("a socket was opened")
class Refused(socket.socket):
    connect = connect_ex = bind = sendto = refuse
socket.socket, socket.create_connection, socket.getaddrinfo = Refused, refuse, refuse
from ui.cli import run
status = run(sys.argv[1:])
heavy = {"torch", "sentence_transformers", "gradio"} & set(sys.modules)
assert not heavy, heavy
sys.exit(status)
"""
EXAMPLES = Path(__file__).parent.parent / "examples"


def blocked(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BLOCKED, *map(str, arguments)], capture_output=True, text=True
    )


def test_a_question_is_answered_without_a_socket_and_without_torch() -> None:
    done = blocked("ask", "申报卓越级需要几级成熟度")
    assert done.returncode == 0, done.stderr
    assert "三级" in done.stdout


@pytest.mark.parametrize(("draft", "status"), [("pass.yaml", 0), ("held.yaml", 1)])
def test_a_draft_is_checked_and_exported_or_held_without_a_socket(
    draft: str, status: int, tmp_path: Path
) -> None:
    assert blocked("check", EXAMPLES / draft).returncode == status
    done = blocked("export", EXAMPLES / draft, "-o", tmp_path / "out")
    assert done.returncode == status, done.stderr
    assert bool(list(tmp_path.glob("out/*.docx"))) == (status == 0)
