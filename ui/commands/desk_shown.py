"""How the commands of `tidu desk` show items, written answers, the log and the figures."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ui.lines import say
from ui.words.book import words

if TYPE_CHECKING:
    from assistant.desk.item import Item
    from assistant.desk.log import Entry
    from assistant.desk.statistics import Statistics
    from assistant.desk.written import Written

MOST_RULES = 12
PROVED = "supported"


def called(kind: str, name: str) -> str:
    """A reason, a state, a standing, an ending or an act in the words of the screen."""
    return words("zh").get(f"desk.{kind}.{name}", name)


def topic_called(name: str) -> str:
    """A topic by the question that people ask on it."""
    from assistant.bank import called as asked_as

    return asked_as(name)


def show_item(item: "Item") -> None:
    """An item with its evidence."""
    say(f"{item.question}（{item.place}）")
    reason, state = called("reason", item.reason), called("state", item.state)
    say(f"原因 {reason}　状态 {state}　处理人 {item.assignee or '－'}")
    if item.note:
        say(f"备注：{item.note}")
    ending = called("ending", str(item.answer.get("status", "")))
    say(f"当时的回答{f'（{ending}）' if ending else ''}：{item.answer.get('text') or '（没有）'}")
    evidence = item.evidence
    for line in _evidence(evidence):
        say(line)
    if item.topic:
        say(f"主题：{topic_called(item.topic)}　领先 {evidence.get('margin', '－')}")
    for clause in evidence.get("clauses", ()):
        say(f"  {clause['score']:.2f} {clause['address']} {clause['text'][:50]}")
    for rule in evidence.get("trace", ())[:MOST_RULES]:
        say(f"  规则 {rule['rule']} {rule['outcome']} {rule['address']}：{rule['why']}")
    for dropped in evidence.get("dropped", ()):
        say(f"  被删：{dropped['text']}（{dropped['why']}）")


def _evidence(found: Mapping[str, Any]) -> Iterator[str]:
    """How a question was understood, and with what it was answered."""
    if "meant" in found:
        yield f"理解为：{found['meant']}"
    if slots := found.get("slots"):
        told = (f"{name} {'、'.join(map(str, values))}" for name, values in slots.items())
        yield f"槽位：{'；'.join(told)}"
    if facts := found.get("facts"):
        yield "事实：" + "；".join(f"{f['path']} = {f['value']}（{f['words']}）" for f in facts)
    if edition := found.get("edition"):
        yield f"版次：{edition}"
    if versions := found.get("versions"):
        yield "版本：" + "　".join(f"{name} {value}" for name, value in versions.items() if value)


def show_answer(written: "Written") -> None:
    """A written answer, sentence by sentence."""
    standing = called("standing", written.standing)
    say(f"{written.id[:8]} {standing}：{written.question}（{written.place}）")
    for said in written.sentences:
        say(f"  [{called('label', said.label)}] {said.text}")
        for citation in said.citations:
            say(f"      {citation.address} “{citation.quote}”")
        for citation in said.against:
            say(f"      条款另有说法：{citation.address} “{citation.quote}”")
        if said.why and said.label != PROVED:
            say(f"      {said.why}")
        if said.override:
            say(f"      人工采用：{said.override}")
    if written.why:
        say(f"  理由：{written.why}")


def show_entry(entry: "Entry") -> None:
    """One entry of the log on one line."""
    act = called("act", entry.act)
    say(f"{entry.number}\t{entry.at[:19]}\t{entry.who}\t{act}\t{entry.subject[:8]}")


def show_statistics(found: "Statistics") -> None:
    """The figures in words."""
    say(f"{found.since} 至 {found.until}：问题 {found.questions} 个")
    topics = [(topic_called(name) or called("stat", "no_topic"), n) for name, n in found.unanswered]
    for title, pairs in (
        ("结论", [(called("ending", name), n) for name, n in found.endings]),
        ("进待办的原因", [(called("reason", name), n) for name, n in found.queued]),
        ("没答上的主题", topics),
    ):
        say(f"{title}：" + ("、".join(f"{name} {n}" for name, n in pairs) or "无"))
    hours = "－" if found.hours_to_approval is None else f"{found.hours_to_approval:g} 小时"
    say(f"核定 {found.approved} 个，用时中位数 {hours}；核定回答占 {found.golden_share:.1%}")
