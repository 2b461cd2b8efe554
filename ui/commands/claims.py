"""`tidu prove` and `tidu extract`: anybody's text held against the library, or read for facts."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

import typer

from ui.batches import Answered, Handle, batch, is_lines
from ui.commands.options import AsJson
from ui.lines import claim_of, emit, read_bytes, say, text_of, words_of
from ui.trouble import Trouble

Text = Annotated[str, typer.Argument(metavar="TEXT", help="要核对的话；- 读标准输入。")]
Facts = Annotated[str, typer.Argument(metavar="TEXT", help="企业说的话；- 读标准输入。")]
Show = Callable[[Mapping[str, Any]], None]
Worth = Callable[[str, str], str]
MEANING = {"supported": "有依据", "contradicted": "与条款不符", "not_in_documents": "文件里没有"}


def prove(text: Text, json: AsJson = False) -> int:
    """核对任何人写的话：逐句判断有依据、与条款不符，还是文件里没有。"""
    return _answer(text, _line, None if json else _say_labels, claim_of)


def extract(text: Facts, json: AsJson = False) -> int:
    """从企业的话里取出事实：每个事实的字段、值，和说出它的原话。"""
    return _answer(text, _extracted, None if json else _say_facts, words_of)


def _answer(text: str, handle: Handle, show: Show | None, worth: Worth) -> int:
    """One text, or a batch on standard input; JSON unless it is to be shown to people."""
    where = "给出的文字"
    if text == "-":
        where = "标准输入"
        content = read_bytes("-")
        if is_lines(content):
            return batch(iter(content.splitlines()), handle)
        text = text_of(content, where)
    shape, status = handle({"text": worth(text, where)}, "1")
    (show or emit)(shape)
    return status


def _say_labels(shape: Mapping[str, Any]) -> None:
    for sentence in shape["sentences"]:
        say(f"[{MEANING[sentence['label']]}] {sentence['text']}")
        say(f"    {sentence['why']}")
        for citation in sentence["citations"]:
            say(f"    {citation['address']} “{citation['quote']}”")
    say(f"整段：{MEANING[shape['label']]}")


def _say_facts(shape: Mapping[str, Any]) -> None:
    for fact in shape["facts"]:
        say(f"{fact['path']} = {fact['value']}    “{fact['words']}”")
    if not shape["facts"]:
        say("没有读出企业的事实。请写出注册地、成熟度等级、覆盖的环节、近三年事故等。")
    for piece in shape["not_placed"]:
        say(f"没有归入字段    “{piece}”")


def _line(stated: Mapping[str, Any], identity: str) -> Answered:
    from assistant.prove import prove_text, proved_json
    from knowledge.ledger import library

    text = _text(stated, identity, claim_of)
    return proved_json(identity, prove_text(text, library=library())), 0


def _extracted(stated: Mapping[str, Any], identity: str) -> Answered:
    from assistant.profile import profile, profile_json

    return profile_json(identity, profile(_text(stated, identity, words_of))), 0


def _text(stated: Mapping[str, Any], identity: str, worth: Worth) -> str:
    text = stated.get("text")
    if not isinstance(text, str):
        raise Trouble("缺少 text 字段，或它不是文字", f"{identity} 的 text", '请写 {"text":"…"}。')
    return worth(text, f"{identity} 的 text")
