"""Beyond one process: two apps behind nginx, one PostgreSQL, one Chroma server; same journeys."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import httpx
import pytest
import yaml

from assistant.person import Role
from assistant.store.accounts import Accounts
from assistant.store.drafts import Drafts
from assistant.store.engine import server_engine
from tests.store.postgres import programs, running

ROOT = Path(__file__).parents[2]
SERVER = "import sys; from ui.cli import run; sys.exit(run(sys.argv[1:]))"
MANY = 10  # writes acknowledged before the kill
OWN = "一句好记的话就够了呀"
pytestmark = pytest.mark.slow


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


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    nginx, postgres = shutil.which("nginx") or "/usr/sbin/nginx", programs()
    if not Path(nginx).exists() or postgres is None:
        pytest.skip("nginx or PostgreSQL is not installed (apt-get install nginx-light postgresql)")
    folder = tmp_path_factory.mktemp("site")
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


def _person(site: Site, name: str) -> tuple[str, str]:
    """A new account with a password of its own."""
    engine = server_engine(site.database)
    accounts = Accounts(engine)
    account, password = accounts.add(name, Role.ENTERPRISE)
    accounts.change_password(account.person, password, OWN)
    engine.dispose()
    return name, OWN


@contextmanager
def _logged_in(address: str, name: str, password: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=120, trust_env=False) as client:
        said = client.post("/api/session", json={"name": name, "password": password})
        assert said.status_code == 200, said.text
        yield client


def _example(name: str) -> dict[str, object]:
    shape: dict[str, object] = yaml.load(
        (ROOT / "examples" / name).read_text("utf-8"), yaml.BaseLoader
    )
    return shape


def test_the_journeys_from_a_question_to_a_verified_export_pass_through_the_proxy(
    site: Site,
) -> None:
    with _logged_in(site.proxy, *_person(site, "li")) as client:
        asked = client.post("/api/ask", json={"question": "申报卓越级需要几级成熟度？"}).json()
        assert (asked["status"], "三级" in asked["text"]) == ("answered", True)
        found = client.post("/api/search", json={"question": "数控化率"}).json()
        assert found["clauses"]
        held = client.post("/api/check", json={"draft": _example("held.yaml")}).json()
        assert any(finding["holds"] for finding in held["findings"])
        refused = client.post("/api/export", json={"draft": _example("held.yaml")})
        assert refused.status_code == 409
        done = client.post("/api/export", json={"draft": _example("pass.yaml")})
        assert (done.status_code, done.content[:2]) == (200, b"PK")
        page = client.get("/")
        assert (page.status_code, "梯度通" in page.text) == (200, True)


def test_a_draft_kept_on_one_is_seen_and_changed_on_the_other(site: Site) -> None:
    who = _person(site, "wang")
    with _logged_in(site.apps[0], *who) as one, _logged_in(site.apps[1], *who) as two:
        kept = one.post("/api/drafts", json={"draft": {"id": "first"}}).json()
        seen = two.get(f"/api/drafts/{kept['id']}").json()
        assert (seen["version"], seen["draft"]) == (1, {"id": "first"})
        body = {"draft": {"id": "second"}, "version": 1}
        assert two.put(f"/api/drafts/{kept['id']}", json=body).status_code == 200
        stale = one.put(f"/api/drafts/{kept['id']}", json=body)
        assert (stale.status_code, stale.json()["current"]["version"]) == (409, 2)


def test_a_login_made_on_one_holds_on_the_other_and_ends_on_both(site: Site) -> None:
    name, password = _person(site, "zhao")
    with _logged_in(site.apps[0], name, password) as one:
        cookie = {"cookie": f"tidu={one.cookies['tidu']}"}
        with httpx.Client(base_url=site.apps[1], headers=cookie, trust_env=False) as two:
            assert two.get("/api/session").json()["name"] == name
            one.delete("/api/session")
            assert two.get("/api/session").status_code == 401


def test_metrics_are_not_handed_through_and_forwarded_people_are_told_apart(site: Site) -> None:
    assert httpx.get(f"{site.proxy}/metrics", trust_env=False).status_code == 404
    assert httpx.get(f"{site.proxy}/api/library", trust_env=False).status_code == 401


def test_a_process_killed_under_load_loses_no_acknowledged_write_and_the_proxy_goes_on(
    site: Site,
) -> None:
    name, password = _person(site, "sun")
    kept, over, enough = list[str](), Event(), Event()

    def write(address: str) -> None:
        with _logged_in(address, name, password) as client, suppress(httpx.HTTPError):
            while not over.is_set():
                said = client.post("/api/drafts", json={"draft": {"text": "文" * 500}})
                kept.append(said.raise_for_status().json()["id"])
                if len(kept) >= MANY:
                    enough.set()

    writers = [Thread(target=write, args=(address,)) for address in site.apps]
    for writer in writers:
        writer.start()
    assert enough.wait(120)
    site.processes[1].kill()
    time.sleep(0.5)
    over.set()
    for writer in writers:
        writer.join()
    engine = server_engine(site.database)
    [owner] = [a.person.id for a in Accounts(engine).all() if a.person.name == name]
    there = {draft.id for draft in Drafts(engine).mine(owner, limit=100_000)}
    engine.dispose()
    assert set(kept) <= there
    with _logged_in(site.proxy, name, password) as client:
        for _ in range(10):
            assert client.get("/api/drafts").status_code == 200
