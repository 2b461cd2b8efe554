"""Asking in the app itself, as its page does: a question through Gradio's queue, kept in a talk."""

import json
import uuid
from enum import Enum
from typing import Any

import httpx

NATION_AND_PROVINCE = "河北省"


def ask_event(client: httpx.Client) -> tuple[int, int]:
    """The number of the event that asks, and of the box whose Enter key triggers it."""
    config = client.get("/config").raise_for_status().json()
    boxes = {c["id"] for c in config["components"] if c["props"].get("elem_id") == "question"}
    for event in config["dependencies"]:
        for box, trigger in event["targets"]:
            if box in boxes and trigger == "submit":
                return int(event["id"]), int(box)
    raise LookupError("no event asks a question")


class Asked(Enum):
    """How asking ended, as the page was told."""

    KEPT = "kept"
    TOLD = "told that it is not kept"
    SILENT = "neither kept nor told"
    CUT = "no end was heard"


def ask(client: httpx.Client, event: tuple[int, int], visitor: str, question: str) -> Asked:
    """Ask in a new talk of a visitor, and how it ended; an answer is shown whole before."""
    session, (number, box) = uuid.uuid4().hex, event
    kept = {"visitor": visitor, "talk": ""}
    body = {
        "data": [question, None, kept, NATION_AND_PROVINCE, ""], "fn_index": number,
        "session_hash": session, "trigger_id": box, "event_data": None,
    }  # fmt: skip
    client.post("/gradio_api/queue/join", json=body).raise_for_status()
    where = {"session_hash": session}
    warned = False
    with client.stream("GET", "/gradio_api/queue/data", params=where) as lines:
        for line in lines.iter_lines():
            said: dict[str, Any] = json.loads(line[5:]) if line.startswith("data:") else {}
            warned = warned or said.get("msg") == "log"
            if said.get("msg") == "process_completed":
                return _ended(said, warned=warned)
    return Asked.CUT


def _ended(said: dict[str, Any], *, warned: bool) -> Asked:
    """Kept is what the browser is told to keep: the name of the talk."""
    if not said["success"]:
        return Asked.TOLD
    shown, _, _, kept, _ = said["output"]["data"]
    if kept.get("talk"):
        return Asked.KEPT
    return Asked.TOLD if warned or "data-status" not in shown else Asked.SILENT


def asked(client: httpx.Client, visitor: str) -> set[str]:
    """Every question of a visitor that is kept, with its answer."""
    whose = {"owner": visitor}
    talks = client.get("/api/talks", params=whose).raise_for_status().json()
    found = set()
    for talk in talks:
        whole = client.get(f"/api/talks/{talk['id']}", params=whose).raise_for_status().json()
        found |= {turn["question"] for turn in whole["turns"] if turn["answer"]["sentences"]}
    return found
