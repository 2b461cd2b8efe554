"""Links to areas: which area a link of the scenario guide counts for (notes [1] to [5])."""

from assistant.bank import Statement, Topic, Wording
from assistant.editions import Footing
from assistant.phrases import termed
from assistant.understand import Asked
from rules.law.edition import resolve


def mapped(topic: Topic, asked: Asked, footing: Footing) -> tuple[Statement, ...]:
    """The notes that place the links named, or say what the areas named cover."""
    area_of = resolve(footing.place, footing.as_of).body.area_of
    links = [link for link in asked.slot("link") if link in area_of and link != area_of[link]]
    notes = {s.slots["area"][0]: s for s in topic.says if s.documents <= footing.documents}
    if not links:
        return tuple(notes[area] for area in asked.slot("area") if area in notes)
    placed = [(link, notes[area_of[link]]) for link in links if area_of[link] in notes]
    said = [one for link, note in placed for one in (_placed(link, note, asked), note)]
    return tuple({one.words.zh: one for one in said}.values())


def _placed(link: str, note: Statement, asked: Asked) -> Statement:
    """Where a link belongs, as worked out from its note; yes or no if that was asked."""
    area = note.slots["area"][0]
    stated = [name for name in _AREAS if name in asked.text and name != link]
    zh, en = f"{link}归入{area}。", f"{termed(link)} belongs to {termed(area)}. "
    if asked.yesno and stated:
        right = area in stated
        zh = ("是的，" if right else "不是，") + zh
        en = ("Yes, " if right else "No, ") + en
    en = en[0].upper() + en[1:]
    return Statement(Wording(zh, en), note.citations, note.slots, kind="computed")


_AREAS = ("工厂建设", "研发设计", "生产作业", "生产管理", "运营管理")
