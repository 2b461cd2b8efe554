"""The evidence pack: one answer or finding with what it was made from, to read and to verify."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rules.render.comparing import Difference, differences, is_data
from rules.render.package import Damaged, closed, opened
from rules.render.press import template
from rules.render.properties import plain_record, with_record
from rules.render.text import BLANK, NONE, clean
from rules.render.word import filled
from rules.render.writing import File, safe_name

FORMAT, RENDERER, TEMPLATE, PROVED = "tidu-pack/1", "2", "pack.docx", "supported"
NOTICE, SHORT = "证据包，供核对，非报送件", 12
LABELS = {
    "supported": "有依据",
    "contradicted": "与条款不符",
    "not_in_documents": "文件里没有",
}
KINDS = {"answer": "回答", "golden": "核定的回答", "finding": "检查结果"}
SPOKEN = {
    "meant": "理解为",
    "slots": "读出的要素",
    "topics": "主题和得分",
    "margin": "主题的领先分",
    "facts": "读出的事实",
    "verdict": "规则的判断",
    "dropped": "模型被删的句子和原因",
    "versions": "版本",
}
Content = Mapping[str, Any]


def pack_files(content: Content, folder: Path | None) -> list[File]:
    """The pack to read (DOCX) and to process (JSON), each with the whole record inside."""
    record = _record(content, folder)
    name = f"{safe_name(str(content['question'])) or '证据'}-{record['digest'][:SHORT]}-证据包"
    return [
        File(f"{name}.docx", _word(record, folder)),
        File(f"{name}.json", _data(record)),
    ]


def pack_in(content: bytes) -> dict[str, Any] | None:
    """The record inside a pack; None for a file that is none."""
    try:
        stated = json.loads(content) if is_data(content) else plain_record(opened(content))
    except (ValueError, RecursionError, Damaged):
        return None
    ours = isinstance(stated, dict) and stated.get("format") == FORMAT
    return stated if ours and isinstance(stated.get("pack"), dict) else None


def pack_differences(
    content: bytes, record: Mapping[str, Any], folder: Path | None
) -> tuple[Difference, ...] | str:
    """Where a pack is not what its record renders to, or why that cannot be told."""
    if record.get("renderer") != RENDERER:
        return f"证据包由渲染版本 {record.get('renderer')} 生成，现在的版本是 {RENDERER}。"
    if record.get("template") != _template_digest(folder):
        return "生成证据包时用的模板与现在的不同；请指定当时的模板文件夹后再验。"
    try:
        again = _record(record["pack"], folder)
        made = _data(again) if is_data(content) else _word(again, folder)
    except (KeyError, TypeError, AttributeError, ValueError):
        return (Difference("内嵌数据", "读不懂", "生成时写入的内容"),)
    return differences(content, made)


def _record(content: Content, folder: Path | None) -> dict[str, Any]:
    digest = _sha256(_canonical(content).encode())
    named = {"证据包": NOTICE, "版次": str(content["edition"]), "内容摘要": digest}
    return {
        "format": FORMAT,
        "notice": NOTICE,
        "title": f"证据包：{KINDS[content['kind']]}",
        "renderer": RENDERER,
        "template": _template_digest(folder),
        "as_of": content["as_of"],
        "edition": content["edition"],
        "digest": digest,
        "properties": named | {"渲染版本": RENDERER},
        "pack": dict(content),
    }


def _template_digest(folder: Path | None) -> str:
    return _sha256(template(TEMPLATE, folder))


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _canonical(content: Content) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _data(record: Mapping[str, Any]) -> bytes:
    return (json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def _word(record: Mapping[str, Any], folder: Path | None) -> bytes:
    page = filled(template(TEMPLATE, folder), _fields(record), where=f"模板 {TEMPLATE}")
    return closed(with_record(opened(page), dict(record)))


def _fields(record: Mapping[str, Any]) -> dict[str, Any]:
    pack = record["pack"]
    return {
        "核验": {"版次": record["edition"] or NONE, "摘要": record["digest"]},
        "标题": record["title"],
        "问题": clean(pack["question"]),
        "地区": clean(pack["place"]),
        "日期": pack["as_of"] or "未指定",
        "状态": clean(str(pack["answer"]["status"])),
        "句子": _rows(_sentences(pack), ("序号", "原话", "依据", "核对")),
        "条款": _rows(_clauses(pack["clauses"]), ("条款", "原文", "摘要")),
        "依据": _rows(_grounds(pack.get("evidence") or {}), ("项目", "内容")),
        "日志": _rows(_log(pack.get("log") or ()), ("序号", "时间", "何人", "何事")),
    }


def _rows(found: Iterator[dict[str, str]], columns: Sequence[str]) -> list[dict[str, str]]:
    return list(found) or [dict.fromkeys(columns, NONE)]


def _sentences(pack: Content) -> Iterator[dict[str, str]]:
    # Sentence by sentence: one that a person took over is shown with a mark at its end.
    approved = (pack.get("approval") or {}).get("sentences", ())
    for number, sentence in enumerate(pack["answer"]["sentences"], 1):
        cited = "\n".join(f"{c['address']}：“{c['quote']}”" for c in sentence["citations"])
        said = approved[number - 1] if number <= len(approved) else None
        yield {
            "序号": str(number),
            "原话": clean(sentence["text"]),
            "依据": clean(cited) or NONE,
            "核对": _label(said) if said else clean(sentence["kind"]),
        }


def _label(said: Content) -> str:
    label = LABELS.get(said["label"], BLANK)
    why = f"：{said['why']}" if said["label"] != PROVED and said.get("why") else ""
    taken = f"；人工采用：{said['override']}" if said["override"] else ""
    return clean(f"{label}{why}{taken}")


def _clauses(clauses: Sequence[Content]) -> Iterator[dict[str, str]]:
    for clause in clauses:
        where = clean(f"{clause['address']}\n{clause['title']}")
        yield {"条款": where, "原文": clean(clause["text"]), "摘要": clause["digest"][:SHORT]}


def _grounds(evidence: Content) -> Iterator[dict[str, str]]:
    for key, name in SPOKEN.items():
        if evidence.get(key):
            yield {"项目": name, "内容": clean(_canonical_of(evidence[key]))}
    for clause in evidence.get("clauses", ()):
        yield {"项目": "检索到的条款", "内容": f"{clause['address']}　得分 {clause['score']}"}


def _canonical_of(value: Any) -> str:
    return value if isinstance(value, str) else _canonical(value)


def _log(entries: Sequence[Content]) -> Iterator[dict[str, str]]:
    for entry in entries:
        yield {
            "序号": str(entry["number"]),
            "时间": entry["at"],
            "何人": clean(entry["who"]),
            "何事": f"{entry['act']}（{entry['digest'][:SHORT]}）",
        }
