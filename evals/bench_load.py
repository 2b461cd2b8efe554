"""`make bench-load`: 1, 10, 30, 100 users at once against a real server, one in a real browser.

Every user asks, checks and exports in turn over HTTP, the next request as soon as the answer is
there (`--pause` makes them people who read). Who is turned away waits as long as he is told. The
server is a process of its own; what it takes of memory is what the system says. Bounded in time;
the result stands in results/bench_load.json.
"""

import argparse
import asyncio
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Timer
from typing import Any

import httpx
import yaml

ROOT = Path(__file__).parents[1]
RESULT = Path(__file__).parent / "results" / "bench_load.json"
CHROMIUM = Path("/usr/bin/chromium")
DRAFTS = ("examples/pass.yaml", "examples/held.yaml")
QUESTIONS = (
    "申报卓越级需要几级成熟度？", "河北的线上申报哪天截止？", "纸质申报书交几份，要盖章吗？",
    "没有评上先进级，可以直接报卓越级吗？", "发生过一般安全事故还能申报吗？", "数控化率怎么算？",
    "What maturity level does the excellent tier require?", "基础级由谁认定？",
    "我们厂在邯郸，成熟度二级，能报先进级吗？", "领航级要满足哪些建设成效？", "推荐名额有多少个？",
    "智能仓储属于哪个环节？", "今天天气怎么样？", "补贴能拿多少钱？",
)  # fmt: skip
# No two messages alike: what was asked before is remembered, and people do not repeat one another.
MANNERS = (
    "请问，",
    "想问一下，",
    "您好，",
    "麻烦问下，",
    "咨询一下，",
    "老师，",
    "再问一个：",
    "那么，",
)
# People ask more often than they check, and check more often than they export.
DAY = ("ask", "ask", "check", "ask", "ask", "export")
LEVELS = (1, 10, 30, 100)
AGAIN = 2.0  # what the server's Retry-After says
SERVER = "import sys; from ui.cli import run; sys.exit(run(sys.argv[1:]))"


@dataclass(frozen=True, slots=True)
class Spent:
    """One request: of which kind, how long it took, and its status; 0 where none came."""

    kind: str
    seconds: float
    status: int

    @property
    def away(self) -> bool:
        """Whether it was told to come again later."""
        return self.status in (429, 503)


@dataclass(frozen=True, slots=True)
class Told:
    """What one kind of request took; those turned away are counted apart."""

    answered: int
    turned_away: int
    errors: int
    p50_ms: float
    p95_ms: float
    most_ms: float


@contextmanager
def served(home: Path, seconds: float) -> Iterator[tuple[str, int]]:
    """A server of its own process: its address and process number."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"TIDU_HOME": str(home)}
    command = [sys.executable, "-c", SERVER, "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, cwd=ROOT)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, process, seconds)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(address: str, process: subprocess.Popen[bytes], seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            raise SystemExit(f"the server ended with status {process.returncode}")
        try:
            httpx.get(f"{address}/healthz").raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.3)
        else:
            return
    raise SystemExit(f"the server did not answer within {seconds:.0f} s")


async def user(
    number: int, client: httpx.AsyncClient, until: float, *, pause: float
) -> list[Spent]:
    """One user's requests, one after another, until it is over."""
    drafts = [yaml.load((ROOT / path).read_text("utf-8"), yaml.BaseLoader) for path in DRAFTS]
    spent, turn = list[Spent](), 0
    while time.monotonic() < until:
        kind = DAY[(number + turn) % len(DAY)]
        body = {"draft": drafts[0 if kind == "export" else (number + turn) % len(drafts)]}
        asked = {"question": _question(number, turn)}
        spent.append(await _sent(client, kind, asked if kind == "ask" else body))
        turn += 1
        await asyncio.sleep(AGAIN if spent[-1].away else pause)
    return spent


def _question(number: int, turn: int) -> str:
    at = number * 8 + turn
    text, manner = QUESTIONS[at % len(QUESTIONS)], MANNERS[at // len(QUESTIONS) % len(MANNERS)]
    return f"{manner}我是{number + 1}号企业的，{text}"


async def _sent(client: httpx.AsyncClient, kind: str, body: dict[str, Any]) -> Spent:
    begun = time.perf_counter()
    try:
        status = (await client.post(f"/api/{kind}", json=body)).status_code
    except httpx.HTTPError:
        status = 0
    return Spent(kind, time.perf_counter() - begun, status)


async def crowd(address: str, users: int, seconds: float, *, pause: float) -> list[Spent]:
    """Everybody at once, for so long."""
    limits, until = httpx.Limits(max_connections=users), time.monotonic() + seconds
    async with httpx.AsyncClient(
        base_url=address, timeout=120, limits=limits, trust_env=False
    ) as client:
        each = [user(number, client, until, pause=pause) for number in range(users)]
        return [one for spent in await asyncio.gather(*each) for one in spent]


def told(spent: Sequence[Spent]) -> Told:
    """The figures of some requests; times are those of the answered ones."""
    took = sorted(one.seconds * 1000 for one in spent if one.status == 200) or [0.0]
    away = sum(one.away for one in spent)
    answered = sum(one.status == 200 for one in spent)
    p95 = took[min(len(took) - 1, int(len(took) * 0.95))]
    errors = len(spent) - away - answered
    p50 = round(statistics.median(took))
    return Told(answered, away, errors, p50, round(p95), round(took[-1]))


def cpu_seconds(process: int) -> float:
    """The processor time a process has taken, where the system tells it."""
    status = Path(f"/proc/{process}/stat")
    if not status.exists():
        return 0.0
    fields = status.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_mb(process: int, kind: str = "VmHWM:") -> float:
    """The most memory a process has held, where the system tells it; VmRSS: what it holds."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return 0.0
    lines = status.read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(kind))


def seen(address: str) -> dict[str, int]:
    """How long a person waits in a real browser: for the first page, and for an answer."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"]
        )
        context = browser.new_context(locale="zh-CN")
        pages = [_visit(context, address) for _ in range(3)]
        browser.close()
    return {name: sorted(page[name] for page in pages)[1] for name in pages[0]}


def _visit(context: Any, address: str) -> dict[str, int]:
    page = context.new_page()
    begun = time.perf_counter()
    page.goto(address)
    box = page.locator("#question textarea")
    box.fill(QUESTIONS[0])
    ready = time.perf_counter()
    page.keyboard.press("Enter")
    page.locator("#talk .td-bubble[data-status]").last.wait_for()
    done = time.perf_counter()
    page.close()
    return {
        "first_page_ms": round((ready - begun) * 1000), "answer_ms": round((done - ready) * 1000)
    }  # fmt: skip


@contextmanager
def memory_over(process: int, seconds: float) -> Iterator[dict[str, int]]:
    """What a process holds at the start, in the middle and at the end of so many seconds."""
    held = dict[str, int]()

    def look(when: str) -> None:
        held[when] = round(memory_mb(process, "VmRSS:"))

    look("start")
    middle = Timer(seconds / 2, look, ["middle"])
    middle.start()
    try:
        yield held
    finally:
        middle.cancel()
        look("end")


def level(address: str, process: int, users: int, wanted: argparse.Namespace) -> dict[str, Any]:
    """So many users for so long: what was answered, how fast, at what cost."""
    begun, worked = time.perf_counter(), cpu_seconds(process)
    with memory_over(process, wanted.seconds) as held:
        spent = asyncio.run(crowd(address, users, wanted.seconds, pause=wanted.pause))
    lasted, worked = time.perf_counter() - begun, cpu_seconds(process) - worked
    kinds = {k: [s for s in spent if k in ("all", s.kind)] for k in (*dict.fromkeys(DAY), "all")}
    answered = sum(one.status == 200 for one in spent)
    return {
        "users": users, "seconds": round(lasted), "load_before": round(os.getloadavg()[0], 1),
        "answered_per_second": round(answered / lasted, 1),
        "cpu_ms_per_answer": round(worked / max(1, answered) * 1000),
        "memory_mb": held,
        "requests": {kind: asdict(told(some)) for kind, some in kinds.items() if some},
    }  # fmt: skip


def main() -> None:
    """Serve, crowd it, look at it, write down what was measured."""
    asked = argparse.ArgumentParser(prog="bench_load")
    asked.add_argument("--users", type=int, nargs="+", default=LEVELS)
    asked.add_argument("--seconds", type=float, default=30, help="for each number of users")
    asked.add_argument("--pause", type=float, default=0.0, help="seconds a user reads")
    asked.add_argument("--home", type=Path, help="a home whose index is built already")
    wanted = asked.parse_args()
    home = wanted.home or Path(tempfile.mkdtemp(prefix="tidu-load-"))
    with served(home, 600) as (address, process):
        alone = seen(address) if CHROMIUM.exists() else {}
        levels = [level(address, process, users, wanted) for users in wanted.users]
        shape = {
            "cores": os.cpu_count(), "pause_seconds": wanted.pause, "levels": levels,
            "most_memory_mb": round(memory_mb(process)), "alone_in_a_browser": alone,
        }  # fmt: skip
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(shape, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(json.dumps(shape, indent=1) + "\n")


if __name__ == "__main__":
    main()
