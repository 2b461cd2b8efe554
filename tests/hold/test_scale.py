"""Beyond one process: two apps behind nginx, one PostgreSQL, one Chroma server; same journeys."""

import time
from collections.abc import Iterator
from contextlib import suppress
from threading import Event, Thread

import httpx
import pytest
import yaml

from assistant.store.accounts import Accounts
from assistant.store.drafts import Drafts
from assistant.store.engine import server_engine
from tests.hold.site import ROOT, Site, built, logged_in, person

MANY = 10  # writes acknowledged before the kill
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with built(tmp_path_factory.mktemp("site")) as found:
        yield found


def _example(name: str) -> dict[str, object]:
    shape: dict[str, object] = yaml.load(
        (ROOT / "examples" / name).read_text("utf-8"), yaml.BaseLoader
    )
    return shape


def test_the_journeys_from_a_question_to_a_verified_export_pass_through_the_proxy(
    site: Site,
) -> None:
    with logged_in(site.proxy, *person(site, "li")) as client:
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
    who = person(site, "wang")
    with logged_in(site.apps[0], *who) as one, logged_in(site.apps[1], *who) as two:
        kept = one.post("/api/drafts", json={"draft": {"id": "first"}}).json()
        seen = two.get(f"/api/drafts/{kept['id']}").json()
        assert (seen["version"], seen["draft"]) == (1, {"id": "first"})
        body = {"draft": {"id": "second"}, "version": 1}
        assert two.put(f"/api/drafts/{kept['id']}", json=body).status_code == 200
        stale = one.put(f"/api/drafts/{kept['id']}", json=body)
        assert (stale.status_code, stale.json()["current"]["version"]) == (409, 2)


def test_a_login_made_on_one_holds_on_the_other_and_ends_on_both(site: Site) -> None:
    name, password = person(site, "zhao")
    with logged_in(site.apps[0], name, password) as one:
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
    name, password = person(site, "sun")
    kept, over, enough = list[str](), Event(), Event()

    def write(address: str) -> None:
        with logged_in(address, name, password) as client, suppress(httpx.HTTPError):
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
    with logged_in(site.proxy, name, password) as client:
        for _ in range(10):
            assert client.get("/api/drafts").status_code == 200
