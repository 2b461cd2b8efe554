"""Recall: a turn that asks for what was said before once more, and otherwise."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Citation, Sentence, SentenceKind, Status
from assistant.bank import Statement
from assistant.compose import Part, spaced
from assistant.hearing import ASIDE, Heard, cued_topic, strongly_cued
from assistant.normal import is_english
from assistant.phrases import phrase
from assistant.talk import Past, Talk
from assistant.turns import turn, typed
from assistant.understand import Asked, understand
from knowledge.document import Library

LONGEST = 45  # a longer turn is a question of its own
FEW = 2
SHORTEST = 22  # a longer turn with a word of force asks about a rule of its own
FORCES = ("鼓励", "参考", "原则上", "须", "应", "不超过", "愿意")
QUOTES = 4
WIDEST = 200
_LANGUAGES = {"into_english": True, "into_chinese": False}
_STYLES = ("longer", "listing", "plain", "again")
_KINDS = (*_LANGUAGES, "gathered", "force", "sure", *_STYLES, "basis", "besides", "reason")
_COUNTS = {"两": 2, "two": 2, "三": 3, "three": 3, "四": 4, "four": 4}
_FILLER = re.compile(
    r"[^\u4e00-\u9fffa-z0-9]|给我|看看|看一下|一下|你说的|刚才|刚刚|上一|上面|这|那|条|个|的|是|在|呢"
    r"|什么|啥|吗|哪|有|说|文件|通知|里|请|再|能|引用|句|一|please|the|of|for|in|what|show|me|is|can"
    r"|you|give|it|that"
)
_CONTACT = re.compile(r"联系人|/二/\(三\)$")
_SENTENCE = re.compile(r"[^。；]+[。；]?")
Told = Sequence[tuple[Asked, Part]]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wished of the turns before: which of them, how, and in which language."""

    kind: str
    past: tuple[Past, ...]
    english: bool


def wished(text: str, talk: Talk, hear: Callable[[str], Heard]) -> Wish | None:
    """What a turn wishes of those before it; None where it is a question of its own."""
    plain = typed(text)
    if not talk.past or len(plain) > (2 * LONGEST if is_english(text) else LONGEST):
        return None
    if talk.of_enterprise and turn("gap").search(plain):
        return None
    english = is_english(text)
    kind = next((kind for kind in _KINDS if turn(kind).search(plain)), "")
    if not _meant_so(kind, plain, text):
        return None
    if kind in _LANGUAGES:
        rest = turn(kind).sub("", plain)
        own = (Past((hear(rest),)),) if cued_topic(understand(rest)) else talk.past[-1:]
        return Wish("again", own, _LANGUAGES[kind])
    if kind == "gathered":
        return Wish(kind, _several(plain, talk.past), english)
    if kind == "basis":
        return _of_basis(plain, talk, hear, english)
    if kind in _STYLES and (named := _named(plain, kind, hear)):
        return Wish(kind, (named,), english)
    return Wish(kind, talk.past[-1:], english) if kind else None


def _meant_so(kind: str, plain: str, text: str) -> bool:
    """Whether the words of a wish are one: not where they say what a factory or applicant does."""
    if kind == "gathered":
        return not turn("whole").search(plain)
    return kind != "force" or _of_force(text)


def _named(plain: str, kind: str, hear: Callable[[str], Heard]) -> Past | None:
    """What the turn itself names to be told in this style; None where it means the last answer."""
    rest = turn(kind).sub("", plain)
    asked = understand(rest)
    topic = cued_topic(asked)
    if topic is None or topic.id in ASIDE or not strongly_cued(asked):
        return None
    return Past((hear(rest),))


def _several(plain: str, past: tuple[Past, ...]) -> tuple[Past, ...]:
    found = turn("several").search(plain)
    counts = [_COUNTS[g] for g in found.groups() if g in _COUNTS] if found else []
    return past[-next(iter(counts), 4) :]


def _of_basis(plain: str, talk: Talk, hear: Callable[[str], Heard], english: bool) -> Wish:
    """The words behind what was last said, or behind what the turn itself names."""
    rest = turn("basis").sub("", plain)
    heard = hear(rest) if len(_FILLER.sub("", rest)) >= FEW else None
    named = heard and heard.topics and not ASIDE & {topic.id for topic in heard.topics}
    own = (Past((heard,)),) if heard and named else talk.past[-1:]
    return Wish("basis", own, english)


def retold(
    wish: Wish, told: Told, heards: Sequence[Heard], library: Library
) -> list[tuple[Asked, Part]]:
    """What was said before, told again as wished."""
    if wish.kind == "besides":
        return _others(told, heards, wish.english)
    if wish.kind == "longer":
        more = [p for p in _others(told, heards, wish.english) if p[1].sentences[0].citations]
        return [*told, *(more or _quoted(told, wish.english, library))]
    if wish.kind == "plain":
        return [(a, replace(p, sentences=p.sentences[:FEW])) for a, p in told]
    if wish.kind == "sure":
        quoted = _quoted(told, wish.english, library)
        first = Sentence(SentenceKind.COMPUTED, phrase("sure", english=wish.english))
        (asked, part), *rest = told
        opened = (first, *part.sentences) if quoted else part.sentences
        return [(asked, replace(part, sentences=spaced(opened, wish.english))), *rest, *quoted]
    if wish.kind == "force":
        return _forced(told, wish.english, library)
    if wish.kind == "reason":
        return _unreasoned(told, wish.english, library)
    if wish.kind == "basis":
        return _quoted(told, wish.english, library) or _without(told, wish.english)
    return list(told)


def _without(told: Told, english: bool) -> list[tuple[Asked, Part]]:
    (asked, part), *rest = told
    first = Sentence(SentenceKind.ABSENT, phrase("no_clause", english=english))
    return [(asked, replace(part, sentences=spaced((first, *part.sentences), english))), *rest]


def _unreasoned(told: Told, english: bool, library: Library) -> list[tuple[Asked, Part]]:
    """That the notices give no reason, and the rule they give."""
    first = Sentence(SentenceKind.ABSENT, phrase("no_reason", english=english))
    asked, part = told[0]
    opened = Part(Status.ANSWERED, spaced((first,), english), (), part.topic)
    return [(asked, opened), *(_quoted(told, english, library) or told)]


def _of_force(text: str) -> bool:
    """Whether it asks how binding the last answer is, and names no rule of its own."""
    plain, asked = typed(text), understand(text)
    other = asked.tiers or turn("returns").search(plain)  # of a tier, or of a matter of before
    return len(plain) <= SHORTEST and not other and cued_topic(asked) is None


def _forced(told: Told, english: bool, library: Library) -> list[tuple[Asked, Part]]:
    """The word that says how binding the clause is, and the clause."""
    quoted = _quoted(told, english, library) or list(told)
    quotes = [c.quote for _, part in quoted for s in part.sentences for c in s.citations]
    word = next((word for word in FORCES if any(word in quote for quote in quotes)), "")
    text = phrase("force_word", word, english=english) if word else ""
    first = Sentence(SentenceKind.COMPUTED, text or phrase("no_force", english=english))
    (asked, part), *rest = quoted
    return [(asked, replace(part, sentences=spaced((first, *part.sentences), english))), *rest]


def resting_on(cited: Citation, library: Library, english: bool) -> Sentence:
    """The clause that something rests on, with its words, as a sentence that ends."""
    quote = cited.quote.strip()
    ends = "" if quote.endswith(tuple("。；！？")) else "." if english else "。"
    title = library.title_at(cited.address)
    text = phrase("by_clause", title, quote, english=english) + ends
    return Sentence(SentenceKind.CLAIM, text, (cited,))


def _quoted(told: Told, english: bool, library: Library) -> list[tuple[Asked, Part]]:
    """The words of the clauses that the answers rest on, contacts left out."""
    sentences = [s for _, part in told for s in part.sentences]
    found: dict[Citation, None] = {}
    for cited in (c for s in sentences for c in s.citations if not _CONTACT.search(c.address)):
        found[_whole(cited, library)] = None
    quotes = [resting_on(c, library, english) for c in list(found)[:QUOTES]]
    if not quotes:
        return []
    return [(told[0][0], Part(Status.ANSWERED, spaced(quotes, english), (), told[0][1].topic))]


def _whole(cited: Citation, library: Library) -> Citation:
    """The sentence of the clause that a quote stands in, where it is not too long."""
    text = library.text_at(cited.address) or ""
    whole = next((s.strip() for s in _SENTENCE.findall(text) if cited.quote in s), cited.quote)
    return Citation(cited.address, whole if len(whole) <= WIDEST else cited.quote)


def _others(told: Told, heards: Sequence[Heard], english: bool) -> list[tuple[Asked, Part]]:
    """What the topic says beside what was told; that there is nothing else, if so."""
    before = {s.text.strip() for _, part in told for s in part.sentences}
    more = [
        s.said(english)
        for heard in heards
        for topic in heard.topics
        for s in topic.says
        if _fits(s, heard.asked) and s.words.spoken(english).strip() not in before
    ]
    nothing = Sentence(SentenceKind.ABSENT, phrase("nothing_else", english=english))
    (asked, part) = told[-1]
    sentences = spaced(more[:FEW] or (nothing,), english)
    return [(asked, Part(Status.ANSWERED, sentences, (), part.topic))]


def _fits(said: Statement, asked: Asked) -> bool:
    """Whether a statement speaks of no other tier, area or body than the question does."""
    return all(set(values) & set(asked.slot(slot)) for slot, values in said.slots.items())
