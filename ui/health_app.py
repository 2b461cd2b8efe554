"""The states a running app is in, for `tidu doctor`: each with what it means and what to do."""

from collections.abc import Sequence
from typing import Any

import httpx

from assistant.condition import State
from assistant.store.failing import AWAY, DAMAGED, FULL, READ_ONLY
from ui.words.book import words as spoken_in

Told = tuple[str, str, str]
HERE = "http://127.0.0.1:7860"
PATIENCE = 5.0  # seconds an app has to answer
ENDPOINT = "回答由程序直接给出，不受影响；"
DO = {
    State.NO_EMBEDDER: "请运行 make install，再重启应用。",
    State.INDEX_DAMAGED: "会自动重建；一直如此请删除数据文件夹下的 index，再重启应用。",
    State.INDEX_AWAY: "请启动 Chroma 服务，或去掉 TIDU_CHROMA_URL 改用本机索引。",
    State.DATABASE_LOCKED: "请看是否有别的程序长时间占用数据库；应用会自己再试。",
    State.DATABASE_AWAY: AWAY.do,
    State.DATABASE_DAMAGED: DAMAGED.do,
    State.DISK_FULL: FULL.do,
    State.READ_ONLY: READ_ONLY.do,
    State.MODEL_DOWN: f"{ENDPOINT}请启动 TIDU_LLM_BASE_URL 指向的服务，或去掉这个设置。",
    State.MODEL_SLOW: f"{ENDPOINT}请换更快的模型或机器，或调大 TIDU_LLM_SECONDS。",
    State.MODEL_WRONG: f"{ENDPOINT}请换一个 TIDU_LLM_MODEL，或去掉这个设置。",
}  # fmt: skip


def app_states(addresses: Sequence[str]) -> list[Told]:
    """State, what it says and what to do: for every app, and everything that is wrong with it."""
    return [told for address in addresses for told in _of(address.rstrip("/"))]


def _of(address: str) -> list[Told]:
    try:
        answered = httpx.get(f"{address}/readyz", timeout=PATIENCE, trust_env=False)
        states = [State(name) for name in _shape(answered)["states"]]
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        do = "没有启动就不用管；在别的端口时：tidu doctor --app http://127.0.0.1:端口"
        return [("absent", f"{address} 没有应答（{type(error).__name__}）", do)]
    except (ValueError, TypeError, KeyError):
        return [("absent", f"{address} 应答的不是梯度通", "在别的端口时请用 --app 给出。")]
    if not states:
        return [("fine", f"{address} 一切正常", "")]
    said = spoken_in("zh")
    return [("broken", f"{address}：{said(f'state.{s.value}')}", DO[s]) for s in states]


def _shape(answered: httpx.Response) -> dict[str, Any]:
    found: dict[str, Any] = answered.json()
    return found
