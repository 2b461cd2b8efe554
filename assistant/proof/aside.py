"""Asides: 由省里认定，不是工信部 — what is meant, and what it would be had the other been meant."""

import re

from assistant.proof.facts.claim import claim_of

_INSTEAD = re.compile(
    r"[，,]?\s*(?:而|并|且)?(?:不是|而非|并非|不由|不归|不属于|不算|不等于|不在)(?:由|归|属于|在|说|指|算)?"
    r"(?P<denied>[^，。；;、]{2,14}?)(?:来|负责|里|了)*(?=[，。；;]|$)"
    r"|,? (?:(?:and|but) )?(?:not|rather than|instead of|as opposed to) (?:by |in "
    r"|to |at |the |on )*"
    r"(?P<other>[\w&' -]{2,40}?)(?=[,.;]|$)"
)
_FIRST = re.compile(r"(?:并)?不是(?P<denied>[^，。；;]{2,14}?)[，,]\s*而?是(?=由|在|归|\S)")
_ALONE = re.compile(r"(?P<who>\S+?)(?:一家|单独|独家|自己|一个部门)|(?P<en>\w+) alone")
_KINDS = (
    "body",
    "tier",
    "area",
    "bench",
    "date",
    "tiers",
    "areas",
    "kpis",
    "copies",
    "doc",
    "level",
)


def aside(text: str) -> tuple[str, str]:
    """The text without the denied aside, and with it in the place of what was said; or nothing."""
    found = _FIRST.search(text) or _INSTEAD.search(text)
    if found is None:
        return text, ""
    meant = text[: found.start()] + text[found.end() :]
    alone = _ALONE.match(next(filter(None, found.groups())))
    if alone and claim_of(meant).has(["act 发文"]):
        return meant, f"只有{alone['who']}发文。"
    denied = claim_of(next(filter(None, found.groups())))
    claim = claim_of(meant)
    for kind in _KINDS:
        others, said = denied.of(kind), claim.of(kind)
        beside = [t for t in denied.left(()) if t.kind != kind]
        if any(t.pair not in {s.pair for s in claim.tokens} for t in beside):
            continue
        if others and said and others[0].value not in {t.value for t in said}:
            place = re.compile(re.escape(said[-1].word), re.IGNORECASE)
            return meant, place.sub(others[0].word.replace("\\", ""), meant)
    return text, ""
