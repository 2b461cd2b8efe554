"""Given: an answer as somebody writes it: prose, or its sentences as JSON."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assistant.answer import Citation
from assistant.desk.said import Said, drafted, proved
from assistant.desk.trouble import DeskTrouble
from knowledge.document import Library

FORM = '[{"text":"一句话。","citations":[{"address":"地址","quote":"原文"}],"override":"理由"}]'
DO = f"请写 {FORM}；只有 text 必写，不写 citations 就自动找条款。正文请不要以 [ 或 {{ 开头。"
SENTENCE = frozenset({"text", "citations", "override"})
SHOWN = frozenset({"label", "why", "against"})  # what --json shows, and the proof finds anew
CITATION = frozenset({"address", "quote"})


def given(text: str, library: Library) -> tuple[Said, ...]:
    """What was written, sentence by sentence, as the proof labels it. Raises DeskTrouble.

    JSON is a list of sentences, or `{"sentences": [...]}`; anything else is prose.
    """
    if not text.lstrip().startswith(("[", "{")):
        return drafted(text, library)
    try:
        shape = json.loads(text)
    except ValueError as error:
        raise DeskTrouble(f"不是合法的 JSON：{error}", "TEXT", DO) from error
    listed = _listed(shape)
    return tuple(said for at, one in enumerate(listed) for said in _sentence(one, at, library))


def _listed(shape: Any) -> list[Any]:
    if isinstance(shape, dict):
        _known(shape, frozenset({"sentences"}), "TEXT")
        shape = shape.get("sentences")
    if not isinstance(shape, list) or not shape:
        raise DeskTrouble("没有句子的列表", "TEXT", DO)
    return shape


def _sentence(shape: Any, at: int, library: Library) -> tuple[Said, ...]:
    where = f"sentences[{at}]"
    _known(shape, SENTENCE | SHOWN, where)
    text, reason = _words(shape, "text", where), _words(shape, "override", where, need=False)
    if "citations" not in shape:
        found = drafted(text, library)
        return tuple(replace(s, override="" if s.stands else reason) for s in found)
    cited = shape["citations"]
    if not isinstance(cited, list):
        raise DeskTrouble("citations 不是列表", f"{where}.citations", DO)
    quotes = tuple(_citation(one, f"{where}.citations[{n}]") for n, one in enumerate(cited))
    return proved([Said(text, quotes, override=reason)], library)


def _citation(shape: Any, where: str) -> Citation:
    _known(shape, CITATION, where)
    return Citation(_words(shape, "address", where), _words(shape, "quote", where))


def _known(shape: Any, keys: frozenset[str], where: str) -> None:
    """Raise DeskTrouble for what is no object, or has a key that nobody reads."""
    if not isinstance(shape, dict):
        raise DeskTrouble("不是对象", where, DO)
    if unknown := [key for key in shape if key not in keys]:
        raise DeskTrouble(f"不认识的键 {unknown[0][:40]!r}", where, DO)


def _words(shape: Mapping[str, Any], key: str, where: str, *, need: bool = True) -> str:
    found = shape.get(key, "")
    if not isinstance(found, str) or (need and not found.strip()):
        what = f"{key} 不是文字" if key in shape else f"缺 {key}"
        raise DeskTrouble(what, f"{where}.{key}", DO)
    return found.strip()
