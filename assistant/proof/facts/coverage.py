"""Coverage: which of the five areas each tier has to cover at the least."""

from assistant.proof.facts.claim import Claim
from assistant.proof.facts.order import Ground
from assistant.proof.finding import Finding, Label

_ALL = ("工厂建设", "研发设计", "生产作业", "生产管理", "运营管理")
_LEAST = {
    "基础级": (("生产作业",), Ground("CN-2024-399/附件2/二/(一)", "至少覆盖生产作业环节")),
    "先进级": (
        ("生产作业", "生产管理", "运营管理"),
        Ground("CN-2024-399/附件2/三/(一)", "至少覆盖生产作业、生产管理、运营管理三个环节"),
    ),
    "卓越级": (_ALL, Ground("CN-2024-399/附件2/四/(一)", "原则上应覆盖全部五个环节")),
    "领航级": (_ALL, Ground("CN-2024-399/附件2/五/(一)", "须覆盖全部五个环节")),
}
_WHOLE = (_ALL, Ground("CN-2024-399/附件2/二/(一)", "围绕工厂建设、研发设计、生产作业"))
_OTHER = ("bench", "level", "topic", "body", "theme", "act 公布", "kpis", "neg", "degree")


def covered(claim: Claim) -> Finding | None:
    """卓越级只看两个环节: other areas than the tier's clause asks for at the least."""
    areas, tiers = set(claim.values("area")), claim.values("tier")
    if not areas or len(tiers) > 1 or any(claim.has([name]) for name in _OTHER):
        return None
    if not any(claim.has([name]) for name in ("scope 只", "scope 只要", "scope 至少")):
        return None
    if not tiers and not claim.has(["doc 要素条件"]):
        return None
    least, ground = _LEAST.get(tiers[0], _WHOLE) if tiers else _WHOLE
    if areas == set(least) or (not tiers and areas > set(least)):
        return None
    if claim.text.isascii() and areas < set(least):  # an English list, cut at its commas
        return None
    return Finding(Label.CONTRADICTED, (ground,), f"条款要求的环节不同：“{ground.quote}”")
