"""Asking in the app itself, as its page does: a question through Gradio's queue, kept in a talk."""

import json
import uuid
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


def ask(client: httpx.Client, event: tuple[int, int], visitor: str, question: str) -> bool:
    """Ask in a new talk of a visitor; whether the whole answer came, which is kept before."""
    session, (number, box) = uuid.uuid4().hex, event
    kept = {"visitor": visitor, "talk": ""}
    body = {
        "data": [question, None, kept, NATION_AND_PROVINCE, ""], "fn_index": number,
        "session_hash": session, "trigger_id": box, "event_data": None,
    }  # fmt: skip
    client.post("/gradio_api/queue/join", json=body).raise_for_status()
    where = {"session_hash": session}
    with client.stream("GET", "/gradio_api/queue/data", params=where) as lines:
        for line in lines.iter_lines():
            said: dict[str, Any] = json.loads(line[5:]) if line.startswith("data:") else {}
            if said.get("msg") == "process_completed":
                return bool(said["success"])
    return False


def asked(client: httpx.Client, visitor: str) -> set[str]:
    """Every question of a visitor that is kept, with its answer."""
    whose = {"owner": visitor}
    talks = client.get("/api/talks", params=whose).raise_for_status().json()
    found = set()
    for talk in talks:
        whole = client.get(f"/api/talks/{talk['id']}", params=whose).raise_for_status().json()
        found |= {turn["question"] for turn in whole["turns"] if turn["answer"]["sentences"]}
    return found
