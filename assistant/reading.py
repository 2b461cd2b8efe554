"""A turn as it is meant: without what it opens with, and with what it points at made names."""

import re

from assistant.dialogue import Thread, without_alike
from assistant.normal import pattern
from assistant.ordinal import Pointed, View, pointed, told
from assistant.turns import table, turn, typed
from assistant.understand import Asked

# Topics on levels of maturity; one level less is then no tier below.
LEVELS_ASKED = {"maturity", "maturity_kind", "maturity_who", "below_level"}
# Topics that list members; a member pointed at after them is asked to be told.
LISTING = {"tiers", "five_areas", "kpi_count", "kpi_group", "materials"}


def without_opening(text: str) -> str:
    """A turn without what it opens with, and without what it says it does not mean."""
    opened = turn("openers").sub("", typed(text))
    opened = turn("settles").sub("我问的是", opened)
    opened = turn("negated").sub(lambda m: "" if m.start() else "我问的是", opened)
    return turn("except").sub("", opened)


def read(text: str, thread: Thread) -> Pointed:
    """The turn with what points back made names, and its short ways written out."""
    text = turn("bare_tier").sub(r"\1级", turn("same_of_tier").sub(r"\1呢", text))
    for short, full in table("instead").items():
        if re.search(short, text):
            return Pointed(str(full))
    if thread.asked and "both_levels" in thread.asked.manners and turn("differs").search(text):
        return Pointed(f"国家通知和河北通知{text}")
    if turn("among").search(text) and all(t.startswith("kpi") for t in thread.topics or "-"):
        return Pointed(f"20项指标里，{text}")
    if turn("signs_up").search(text) and "平台" in (thread.said or ("",))[-1]:
        return Pointed("平台账号怎么注册")
    if of_topic := _of_topic(text, set(thread.topics)):
        return Pointed(of_topic)
    before = thread.asked.text if thread.asked else ""
    view = View(thread.said, before, thread.tiers, thread.members, thread.named)
    found = pointed(text, view)
    if found.text != text and LISTING & set(thread.topics):
        return Pointed(told(found.text), found.members)
    return found


def _of_topic(text: str, topics: set[str]) -> str:
    """A short turn written out by what was talked of: levels of maturity, the place of a link."""
    if turn("which_level").search(text) and topics == {"maturity"}:
        return f"成熟度{text}"
    if turn("level_less").search(text) and LEVELS_ASKED & topics:
        return "成熟度没到这一级行不行"
    name = turn("bare_name").search(text) if topics == {"mapping"} else None
    return f"{name[1]}归哪个环节" if name else ""


def names_only(asked: Asked) -> bool:
    """Whether a turn names nothing but a tier, an area, a place or a paper."""
    text = asked.text
    for slot in ("tier", "area", "link"):
        for name in asked.slot(slot):
            text = text.replace(name, "")
    for place in asked.names.places:
        text = text.replace(place.name, "").replace(place.name.rstrip("市省"), "")
    if text == asked.text and without_alike(text) == text:
        return False
    text = pattern("fillers").sub("", turn("marked").sub("", turn("meaning").sub("", text)))
    return not without_alike(text).strip("和、，,的是?？。.!！吧 ")
