"""Advice: what somebody adds for the listener (别跟老板瞎许诺) and no claim about the notices."""

import re

from assistant.proof.register.reading import claim_of

_URGED = re.compile(
    r"[，,；;]\s*[^，,。；;]{0,10}?(?:别|甭|莫|(?:用不着|犯不着|没必要|不必|不用)(?=担心|着急|纠结|操心|费|慌|急|怕|发愁))"
    r"(?:再|老|总|都|太|跟|对|指望|惦记|抱|信|听|当真|瞎|乱|硬|傻|急|慌|费|操|纠结|着急|担心|怕|发愁|弄混|搞混|混|忘|白"
    r"|糊弄|忽悠|折腾|较真|幻想|想当然|搞错|弄错|记错)[^，,。；;]*(?=[。.！!]?$)"
    r"|[,;] (?:so |and |but |please )*(?:do not|don't|never|no need to) (?:worry|panic|promise"
    r"|confuse|mix|rely|believe|trust|bother|forget|get your hopes|count on|assume)[^,.;]*(?=\.?$)",
    re.IGNORECASE,
)
_TALK = frozenset(("neg", "forbid", "free", "must", "ctx", "all", "may"))
# 财务状况好不好也是门槛: that it counts, and no denial.
_EITHER = re.compile(r"(好|行|够|强|健康|干净|清白|真实|达标|合格)不\1")


def advised(text: str) -> str:
    """A sentence without the advice at its end, which names nothing a clause could speak of."""
    plain = _EITHER.sub(r"\1", text)
    found = _URGED.search(plain)
    if found is None or any(t.kind not in _TALK for t in claim_of(found.group()).tags):
        return plain
    return plain[: found.start()] + plain[found.end() :]
