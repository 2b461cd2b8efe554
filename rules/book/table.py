"""附件4 and the recommender's duties: what the recommendation table must hold to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from rules.facts.draft import Draft
from rules.facts.enterprise import is_mobile
from rules.facts.recommendation import Recommendation, Row
from rules.finding import Why
from rules.judge import found, missing
from rules.law.edition import Body
from rules.law.norm import Norm
from rules.logic import Verdict
from rules.silent import unsaid

DASH = re.compile(r"\s*(?:[—–―－﹣‐‑‒-]\s*)+")
NUMBERED = re.compile(r"^\s*\d+\s*[.、．]\s*")
ROLE = re.compile(r"[（(](?:环节名|场景名|实例名)[）)]")
PARTS = 3


@dataclass(frozen=True, eq=False)
class Table:
    """A recommendation table seen through an edition, with the drafts it recommends if at hand."""

    stated: Recommendation
    body: Body
    drafts: Sequence[Draft] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows; none if none are stated."""
        return self.stated.rows or ()


TableDemand = Callable[[Norm, Table], Verdict]


def _open(path: str) -> Verdict:
    return missing("table", "未提供", path)


def _beside(says: str) -> Verdict:
    return Verdict(True, Why("table", True, says), reaches=False)


def named_scenario(text: str, body: Body) -> tuple[str, str, str] | None:
    """环节—场景—实例 with any dash people type, numbered or not; None if it has not three parts."""
    plain = ROLE.sub("", NUMBERED.sub("", text)).strip()
    parts = [part.strip() for part in DASH.split(plain, maxsplit=PARTS - 1)]
    if len(parts) != PARTS or not all(parts):
        return None
    link, scenario, instance = parts
    mended = scenario.removeprefix("一")  # "—一人机协同作业": half a dash read as the numeral
    return link, mended if (link, mended) in body.catalogue else scenario, instance


def yes(field: str) -> TableDemand:
    """A fact about the table that must be a yes."""

    def demand(norm: Norm, table: Table) -> Verdict:
        stated = getattr(table.stated, field)
        return _open(field) if stated is None else found("table", stated, "是" if stated else "否")

    return demand


def by_day(field: str, *kinds: str) -> TableDemand:
    """A day that may not pass the day of the norm, for these kinds of recommender."""

    def demand(norm: Norm, table: Table) -> Verdict:
        if table.stated.kind is None:
            return _open("kind")
        if table.stated.kind not in kinds:
            return _beside(f"不适用于{table.stated.kind}")
        day = getattr(table.stated, field)
        last = date.fromisoformat(norm.value)
        return _open(field) if day is None else found("table", day <= last, f"{day}，期限{last}")

    return demand


def filled(*fields: str) -> TableDemand:
    """Every row states these columns."""

    def demand(norm: Norm, table: Table) -> Verdict:
        if table.stated.rows is None:
            return _open("rows")
        if not table.rows:
            return found("table", False, "没有推荐项目", "rows")
        lacking = [
            f"rows[{n}].{field}"
            for n, row in enumerate(table.rows)
            for field in fields
            if unsaid(getattr(row, field))
        ]
        return missing("table", "未填", *lacking) if lacking else found("table", True, "已填")

    return demand


def quota(norm: Norm, table: Table) -> Verdict:
    """No more projects than this kind of recommender may recommend."""
    kind = table.stated.kind
    if kind is None:
        return _open("kind")
    if kind not in norm.pairs:
        return _beside(f"不是{kind}的名额")
    if table.stated.rows is None:
        return _open("rows")
    most = int(norm.pairs[kind][0])
    return found("table", len(table.rows) <= most, f"推荐{len(table.rows)}个，上限{most}个", "rows")


def quota_notice(norm: Norm, table: Table) -> Verdict:
    """The note of Annex 4: no more than the notice's own limit for this kind."""
    limits = [n for n in table.body.norms if n.rule == "quota"]
    kind = table.stated.kind
    if kind is None:
        return _open("kind")
    binding = [n for n in limits if kind in n.pairs]
    return quota(binding[0], table) if binding else _beside(f"通知没有{kind}的上限")


def ranked(norm: Norm, table: Table) -> Verdict:
    """Ranks run from one without a gap or a repeat, in order."""
    if table.stated.rows is None:
        return _open("rows")
    ranks = [row.rank for row in table.rows]
    if None in ranks:
        return _open(f"rows[{ranks.index(None)}].rank")
    in_order = ranks == list(range(1, len(ranks) + 1))
    return found("table", in_order, f"序号：{'、'.join(map(str, ranks))}", "rows")


def recommender_known(norm: Norm, table: Table) -> Verdict:
    """A city of the province; one addressed but not named as recommender stays open."""
    place = table.stated.place or table.stated.recommender
    known = table.body.fact("recommenders")
    if table.stated.kind not in (None, "市"):
        return _beside(f"推荐单位是{table.stated.kind}")
    if place is None:
        return _open("place")
    if any(name in place for name in known.get("open", ())):
        verdict = found("table", True, f"{place}是主送单位，是否单列推荐原文没有写明", "place")
        return Verdict(True, verdict.why, judged=True)
    return found("table", any(name in place for name in known["cities"]), place, "place")


def recommender_kind(norm: Norm, table: Table) -> Verdict:
    """A separately planned city recommends under its own name."""
    place, kind = table.stated.place or table.stated.recommender, table.stated.kind
    if kind is None or place is None:
        return _open("kind" if kind is None else "place")
    planned = any(n in place for n in table.body.fact("recommenders")["separately_planned"])
    right = planned == (kind == "计划单列市")
    return found("table", right, f"{place}：{kind}", "kind", "place")


def row_scenarios(norm: Norm, table: Table) -> Verdict:
    """Each instance is 环节—场景—实例, and the first part is a link of the guide."""
    if (lacking := filled("scenarios")(norm, table)).truth is not True:
        return lacking
    wrong = [text for row in table.rows for text in row.scenarios or () if not _linked(text, table)]
    says = "；".join(map(_quoted, wrong)) if wrong else "都按 环节名—场景名—实例名 填写"
    return found("table", not wrong, says, "rows")


def _quoted(text: str) -> str:
    return f"“{text}”应为 环节名—场景名—实例名，环节名取自场景指引"


def _linked(text: str, table: Table) -> bool:
    parts = named_scenario(text, table.body)
    return parts is not None and parts[0] in table.body.links


def row_mobile(norm: Norm, table: Table) -> Verdict:
    """A mobile number, spaced or not; a landline is none."""
    if (lacking := filled("mobile")(norm, table)).truth is not True:
        return lacking
    wrong = [row.mobile for row in table.rows if row.mobile and not is_mobile(row.mobile)]
    return found("table", not wrong, f"不是手机号：{'、'.join(wrong)}" if wrong else "都是手机号")


def as_declared(field: str, path: str) -> TableDemand:
    """A column says what the declaration says, where the declarations are at hand."""

    def demand(norm: Norm, table: Table) -> Verdict:
        if (lacking := filled(field)(norm, table)).truth is not True or not table.drafts:
            return lacking
        group, name = path.split(".")
        declared = {getattr(getattr(draft, group), name) for draft in table.drafts}
        strange = [v for row in table.rows if (v := getattr(row, field)) not in declared]
        says = f"与申报书不一致：{'、'.join(strange)}" if strange else "与申报书一致"
        return found("table", not strange, says, "rows")

    return demand


TABLE: dict[str, TableDemand] = {
    "recommender_known": recommender_known,
    "recommender_kind": recommender_kind,
    "quota": quota,
    "quota_notice": quota_notice,
    "reported_on": by_day("reported", "市"),
    "reviewed_on": by_day("reviewed", "省", "计划单列市", "新疆生产建设兵团", "中央企业"),
    "rows_filled": filled("applicant", "project", "scenarios", "contact", "mobile"),
    "ranked": ranked,
    "papers_sealed": yes("papers_sealed"),
    "papers_match": yes("papers_match"),
    "table_copies": lambda norm, table: (
        _open("copies")
        if table.stated.copies is None
        else found("table", table.stated.copies == int(norm.value), f"{table.stated.copies}份")
    ),
    "table_sealed": yes("sealed"),
    "row_applicant": as_declared("applicant", "applicant.name"),
    "row_project": as_declared("project", "project.name"),
    "row_scenarios": row_scenarios,
    "row_mobile": row_mobile,
}
