"""Quotas: how many projects a province, a city or a group may recommend."""

from assistant.proof.facts.claim import Claim
from assistant.proof.facts.order import Ground
from assistant.proof.finding import Finding, Label

_PROVINCE = Ground("CN-2024-399/二/(二)/2", "各省（区、市）推荐项目数量不超过20个")
_FIVE = Ground(
    "CN-2024-399/二/(二)/2",
    "计划单列市、新疆生产建设兵团、有关中央企业推荐项目数量不超过5个",
)
_CITY = Ground("HE-2024-533/二/(二)/2", "各市推荐项目数量原则上不超过5个")
_LIMITS = (
    ("province 计划单列市", 5, _FIVE),
    ("province 兵团", 5, _FIVE),
    ("body 中央企业", 5, _FIVE),
    ("body 各市", 5, _CITY),
    ("province 市名", 5, _CITY),
    ("province 定州辛集", 5, _CITY),
    ("province 他省", 20, _PROVINCE),
    ("province 各省", 20, _PROVINCE),
    ("body 省级", 20, _PROVINCE),
    ("province 河北", 20, _PROVINCE),
)
_UNITS = ("家", "个")


def beyond(claim: Claim) -> Finding | None:
    """A quota above the clause's, or none where the clause sets one."""
    recommending = claim.has(["act 推荐"]) or claim.has(["theme 推荐数量"])
    if not recommending or (claim.of("neg") and not claim.has(["scope 不限"])):
        return None
    named = [(limit, ground) for name, limit, ground in _LIMITS if claim.has([name])]
    if not named or len(claim.of("count")) > 1:
        return None
    return _over(claim, *named[0])


def _over(claim: Claim, limit: int, ground: Ground) -> Finding | None:
    counts = [t.value for t in claim.of("count") if t.value.lstrip("0123456789") in _UNITS]
    said = [int(value.rstrip("家个")) for value in counts]
    said += [int(t.value) for t in claim.of("number") if t.value.isdigit()]
    if claim.has(["scope 不限"]) or any(amount > limit for amount in said):
        return Finding(Label.CONTRADICTED, (ground,), f"条款有上限：“{ground.quote}”")
    return None
