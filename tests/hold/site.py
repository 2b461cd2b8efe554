"""Two apps behind nginx, one PostgreSQL, one Chroma server: all of it started and ended here."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from assistant.person import Role
from assistant.store.accounts import Accounts
from assistant.store.engine import server_engine
from tests.store.postgres import programs, running

ROOT = Path(__file__).parents[2]
SERVER = "import sys; from ui.cli import run; sys.exit(run(sys.argv[1:]))"
OWN = "一句好记的话就够了呀"


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _up(address: str, seconds: float = 900) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if httpx.get(address, timeout=30, trust_env=False).status_code < 500:
                return
        except httpx.HTTPError:
            time.sleep(0.2)
    raise TimeoutError(address)


@contextmanager
def _process(*command: str, **environment: str) -> Iterator["subprocess.Popen[bytes]"]:
    quiet = subprocess.DEVNULL
    started = subprocess.Popen(command, cwd=ROOT, env=os.environ | environment, stdout=quiet)
    try:
        yield started
    finally:
        started.kill()
        started.wait(timeout=30)


@dataclass(frozen=True)
class Site:
    """Everything that runs: the proxy's address, the two apps', and how to reach the database."""

    proxy: str
    apps: tuple[str, str]
    processes: tuple["subprocess.Popen[bytes]", "subprocess.Popen[bytes]"]
    database: str
    password: str


@contextmanager
def built(folder: Path) -> Iterator[Site]:
    """The whole site, in a folder; skipped where a program is not installed."""
    nginx, postgres = shutil.which("nginx") or "/usr/sbin/nginx", programs()
    if not Path(nginx).exists() or postgres is None:
        pytest.skip("nginx or PostgreSQL is not installed (apt-get install nginx-light postgresql)")
    chroma = str(Path(sys.executable).parent / "chroma")
    with ExitStack() as stack:
        database = stack.enter_context(running(postgres))
        vectors, one, two, port = _free(), _free(), _free(), _free()
        stack.enter_context(
            _process(chroma, "run", "--host", "127.0.0.1", "--port", str(vectors),
                     "--path", str(folder / "chroma"), ANONYMIZED_TELEMETRY="False")
        )  # fmt: skip
        _up(f"http://127.0.0.1:{vectors}/api/v2/heartbeat")
        (folder / "home").mkdir()
        common = {
            "TIDU_HOME": str(folder / "home"), "TIDU_DATABASE_URL": database,
            "TIDU_CHROMA_URL": f"http://127.0.0.1:{vectors}", "TIDU_PROXY": "127.0.0.1",
        }  # fmt: skip
        made = subprocess.run(
            [sys.executable, "-c", SERVER, "accounts", "add", "boss", "--role", "admin", "--json"],
            cwd=ROOT, env=os.environ | common, capture_output=True, check=True, timeout=300,
        )  # fmt: skip
        password = str(httpx.Response(200, content=made.stdout).json()["password"])
        apps = []
        for number in (one, two):  # the second finds the index that the first has built
            serve = (sys.executable, "-c", SERVER, "serve", "--port", str(number))
            apps.append(stack.enter_context(_process(*serve, **common)))
            _up(f"http://127.0.0.1:{number}/readyz")
        text = (Path(__file__).parent / "proxy.conf").read_text(encoding="utf-8")
        conf = folder / "nginx.conf"
        conf.write_text(text.format(folder=folder, one=one, two=two, port=port), encoding="utf-8")
        stack.enter_context(_process(nginx, "-c", str(conf), "-p", str(folder)))
        _up(f"http://127.0.0.1:{port}/healthz")
        here = (f"http://127.0.0.1:{one}", f"http://127.0.0.1:{two}")
        yield Site(f"http://127.0.0.1:{port}", here, (apps[0], apps[1]), database, password)


def person(site: Site, name: str) -> tuple[str, str]:
    """A new account with a password of its own."""
    engine = server_engine(site.database)
    accounts = Accounts(engine)
    account, password = accounts.add(name, Role.ENTERPRISE)
    accounts.change_password(account.person, password, OWN)
    engine.dispose()
    return name, OWN


@contextmanager
def logged_in(address: str, name: str, password: str) -> Iterator[httpx.Client]:
    """A client that is logged in."""
    with httpx.Client(base_url=address, timeout=120, trust_env=False) as client:
        said = client.post("/api/session", json={"name": name, "password": password})
        assert said.status_code == 200, said.text
        yield client
