"""Frames: every one stands on a clause that is held, quotes it, and names only known words."""

import re
import tomllib
from pathlib import Path

import pytest

from assistant.proof.frame import FRAMES, frames
from assistant.proof.reading import read
from assistant.proof.vocabulary import gloss, names
from knowledge.ledger import library

FILES = sorted(FRAMES.glob("*.toml"))
# Kinds that "about" may name instead of a word.
KINDS = re.compile(
    r"date|phone|person|docnum|count|level|area|tier|bench|standard|period|actor|prior|target"
    r"|kpiclass|\*.+|(?:prior|target|to) .+|个|份"
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_frame_quotes_a_clause_that_is_held(path: Path) -> None:
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["frame"]:
        for at in [entry["at"]] if isinstance(entry["at"], str) else entry["at"]:
            assert entry["quote"] in (library().text_at(at) or ""), at


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_trigger_is_a_word_that_is_read(path: Path) -> None:
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["frame"]:
        for item in (item.strip() for line in entry["about"] for item in line.split("、")):
            known = KINDS.fullmatch(item) or item in names()
            assert known or any(m.kind != "unknown" or m.word == item for m in read(item)), item


def test_frames_reach_every_part_of_the_two_notices() -> None:
    held = {clause.address for clause in library().clauses}
    framed = {frame.address for frame in frames(library())} & held
    assert len(framed) / len(held) > 0.75


def test_every_gloss_is_of_an_address_that_is_held() -> None:
    assert [at for at in gloss() if library().text_at(at) is None] == []
