"""Links to areas: which area a link of the scenario guide counts for (notes [1] to [5])."""

from assistant.bank import Statement, Topic, Wording
from assistant.editions import Footing
from assistant.understand import Asked
from rules.law.edition import resolve


def mapped(topic: Topic, asked: Asked, footing: Footing) -> tuple[Statement, ...]:
    """The notes that place the links named, or say what the areas named cover."""
    area_of = resolve(footing.place, footing.as_of).body.area_of
    links = [link for link in asked.slot("link") if link in area_of and link != area_of[link]]
    notes = {s.slots["area"][0]: s for s in topic.says if s.documents <= footing.documents}
    if not links:
        return tuple(notes[area] for area in asked.slot("area") if area in notes)
    return tuple(_placed(link, notes[area_of[link]], asked) for link in links)


def _placed(link: str, note: Statement, asked: Asked) -> Statement:
    area = note.slots["area"][0]
    stated = [a for a in _AREAS if a in asked.text and a != link]
    zh, en = f"{link}归入{area}：", f"{link} belongs to {area}: "
    if asked.yesno and stated:
        right = area in stated
        zh = ("是的，" if right else "不是，") + zh
        en = ("Yes, " if right else "No, ") + en
    words = Wording(zh + note.words.zh, en + note.words.en)
    return Statement(words, note.citations, note.slots)


_AREAS = ("工厂建设", "研发设计", "生产作业", "生产管理", "运营管理")
