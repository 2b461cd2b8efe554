"""The chapters that the templates share."""

from __future__ import annotations

from typing import Any

from rules.render.templates import parts

CHECKED = (
    ("条款", 38.0, "行.条款"),
    ("原文", 60.0, "行.原文"),
    ("结果", 18.0, "行.结果"),
    ("说明", 40.0, "行.说明"),
)


def commitment(document: Any) -> None:
    """What the applicant promises, as far as it has been filled in."""
    parts.title(document, "真实性承诺")
    parts.line(document, "我单位对本次申报作出如下承诺，填报情况以下表为准：")
    rows = (
        ("对申报内容的真实性负责", "承诺.真实性承诺"),
        ("经保密审查，申报材料不涉及国家秘密、商业秘密", "保密.保密审查通过"),
        ("愿意配合开展现场核查", "承诺.配合现场核查"),
        ("愿意配合开展技术推广", "承诺.配合技术推广"),
        ("愿意配合开展典型案例交流", "承诺.配合典型案例交流"),
    )
    parts.ledger(document, ("序号", "承诺事项", "填报"), rows)
    parts.facts(
        document,
        (("保密审查人", "保密.保密审查人"), ("审查日期", "保密.保密审查日期")),
        (("承诺签署人", "承诺.承诺签署人"), ("签署日期", "承诺.承诺签署日期")),
    )
    parts.line(document, "（本页不盖章。公章加盖在从申报平台下载的纸质版申报书上。）", "List 3")


def applicant(document: Any, title: str, *, new_page: bool = False) -> None:
    """Who declares, and the base conditions."""
    parts.heading(document, title, new_page=new_page)
    parts.heading(document, "（一）单位信息", 2)
    parts.facts(
        document,
        (("企业名称", "单位.企业名称"),),
        (("统一社会信用代码", "单位.统一社会信用代码"),),
        (("企业性质", "单位.企业性质"), ("法人资格", "单位.法人资格")),
        (("所属行业", "单位.所属行业"),),
        (("注册省份", "单位.注册省份"), ("注册城市", "单位.注册城市")),
        (("企业地址", "单位.企业地址"),),
        (("主要产品", "单位.主要产品"),),
        (("职工人数", "单位.职工人数|带('人')"), ("规模以上工业企业", "单位.规模以上工业企业")),
        (("联系人", "单位.联系.联系人"), ("手机号", "单位.联系.手机号")),
        (("办公电话", "单位.联系.办公电话"),),
        (("电子邮箱", "单位.联系.电子邮箱"),),
    )
    document.add_paragraph("{%p if 单位.法人资格 == '法人的分支机构' %}")
    parts.facts(
        document,
        (("所属法人", "单位.所属法人"),),
        (("行业特殊情况", "单位.行业特殊情况"),),
    )
    document.add_paragraph("{%p endif %}")
    parts.heading(document, "（二）基础条件", 2)
    _base(document)


def _base(document: Any) -> None:
    parts.facts(
        document,
        (
            ("成熟度等级", "成熟度.成熟度等级|带('级')"),
            ("评估方式", "成熟度.成熟度评估方式"),
        ),
        (("评估标准", "成熟度.成熟度评估标准"), ("评估日期", "成熟度.成熟度评估日期")),
        (("评估报告", "成熟度.成熟度评估报告"),),
        (
            ("不良信用记录", "合规.不良信用记录数|带('条')"),
            ("违法违规行为", "合规.违法违规行为数|带('起')"),
        ),
        (
            ("经营和财务状况良好", "合规.近三年经营和财务状况良好"),
            ("其中轻微处罚", "合规.轻微处罚数|带('起')"),
        ),
        (("统筹建设运营机制", "组织.组织机制文件"),),
        (("智能制造专业人才", "组织.智能制造专业人才数|带('人')"),),
    )
    _disclosed(document)
    finance = (
        ("年度", 24.0, "行.年度"),
        ("营业收入（万元）", 34.0, "行.营业收入"),
        ("利润总额（万元）", 34.0, "行.利润总额"),
        ("财务报表或审计报告", 64.0, "行.财务报表或审计报告"),
    )
    parts.listing(document, "近三年经营情况", "合规.近三年财务情况", finance)
    awards = (
        ("层级", 24.0, "行.已获评层级"),
        ("认定单位", 50.0, "行.认定单位"),
        ("认定日期", 36.0, "行.认定日期"),
        ("认定文件或证书", 46.0, "行.认定文件或证书"),
    )
    parts.listing(document, "已获评智能工厂层级", "已获评层级", awards)


def _disclosed(document: Any) -> None:
    """What speaks for or against the applicant has to be read in the declaration itself."""
    accidents = (
        ("事故类别", 24.0, "行.事故类别"),
        ("事故等级", 24.0, "行.事故等级"),
        ("事故日期", 36.0, "行.事故日期"),
        ("事故说明", 72.0, "行.事故说明"),
    )
    parts.listing(document, "近三年事故", "合规.近三年事故", accidents)
    parts.facts(
        document,
        (
            ("关键技术装备安全可控", "可控.关键技术装备安全可控"),
            ("工业软件安全可控", "可控.工业软件安全可控"),
        ),
        (
            ("工业操作系统安全可控", "可控.工业操作系统安全可控"),
            ("系统解决方案安全可控", "可控.系统解决方案安全可控"),
        ),
        (
            ("网络安全风险可控", "可控.网络安全风险可控"),
            ("数据安全风险可控", "可控.数据安全风险可控"),
        ),
        (("网络安全证明", "可控.网络安全证明"),),
        (("数据安全证明", "可控.数据安全证明"),),
    )


def factory(document: Any) -> None:
    """The factory in general."""
    parts.heading(document, "二、智能工厂基本情况")
    parts.heading(document, "（一）建设概况", 2)
    project(document)
    parts.heading(document, "（二）项目简介", 2)
    parts.prose(document, "文稿.项目简介")
    parts.heading(document, "（三）建设成效", 2)
    parts.prose(document, "文稿.建设成效")
    parts.heading(document, "（四）真实性承诺", 2)
    parts.line(document, "见本件“真实性承诺”页。")


def project(document: Any) -> None:
    """When, where and for how much it was built."""
    parts.facts(
        document,
        (("项目名称", "工厂.项目名称"),),
        (("工厂名称", "工厂.工厂名称"),),
        (("工厂地址", "工厂.工厂地址"),),
        (("建设开始日期", "工厂.建设开始日期"), ("建设完成日期", "工厂.建设完成日期")),
        (("总投资", "工厂.总投资|带('万元')"), ("是否建成", "工厂.已完成建设")),
        (("集成商", "工厂.集成商"),),
        (("自主集成", "工厂.自主集成"),),
        (("验收材料", "工厂.验收材料"),),
    )
    costs = (("投资分项", 122.0, "行.投资分项"), ("金额（万元）", 34.0, "行.分项金额"))
    parts.listing(document, "投资构成", "工厂.投资构成", costs)


def scenarios(document: Any, title: str) -> None:
    """The scenarios, one by one, and how systems are joined."""
    parts.heading(document, title)
    parts.heading(document, "（一）项目总体情况", 2)
    parts.prose(document, "文稿.项目总体情况")
    scenario_list(document)
    parts.heading(document, "（二）具体场景建设情况", 2)
    parts.prose(document, "文稿.具体场景建设情况")
    document.add_paragraph("{%p for 行 in 场景 %}")
    parts.heading(document, "{{ 行.序号 }}. {{ 行.环节 }}—{{ 行.场景 }}—{{ 行.实例 }}", 3)
    for name in ("解决的问题", "解决方案", "装备和系统", "成效"):
        parts.line(document, f"{name}：{{{{ 行.{name} }}}}")
    document.add_paragraph("{%p endfor %}")
    parts.heading(document, "（三）系统集成情况", 2)
    parts.prose(document, "文稿.系统集成情况")
    _systems(document)


def scenario_list(document: Any) -> None:
    """All scenarios at a glance."""
    columns = (
        ("序号", 14.0, "行.序号"),
        ("环节", 28.0, "行.环节"),
        ("场景", 40.0, "行.场景"),
        ("实例", 58.0, "行.实例"),
        ("应用AI", 16.0, "行.应用人工智能"),
    )
    parts.listing(document, "典型场景一览表", "场景", columns)


def _systems(document: Any) -> None:
    systems = (
        ("名称", 46.0, "行.系统名称"),
        ("类别", 26.0, "行.系统类别"),
        ("供应商", 62.0, "行.供应商"),
        ("安全可控", 22.0, "行.安全可控"),
    )
    parts.listing(document, "装备、软件和系统台账", "系统台账", systems)
    links = (
        ("来源系统", 40.0, "行.来源系统"),
        ("目标系统", 40.0, "行.目标系统"),
        ("集成内容", 76.0, "行.集成内容"),
    )
    parts.listing(document, "系统集成清单", "系统集成清单", links)


def effects(document: Any) -> None:
    """What the factory has achieved."""
    parts.heading(document, "四、智能工厂建设成效")
    for number, name in (("一", "先进性与特色"), ("二", "实施成效"), ("三", "后续实施计划")):
        parts.heading(document, f"（{number}）{name}", 2)
        parts.prose(document, f"文稿.{name}")
        if name == "实施成效":
            figures(document)


def figures(document: Any) -> None:
    """The reference indicators and the comparison with the industry."""
    columns = (
        ("序号", 12.0, "行.序号"),
        ("指标", 46.0, "行.名称"),
        ("建设前", 18.0, "行.建设前"),
        ("建设后", 18.0, "行.建设后"),
        ("指标值", 22.0, "行.指标值"),
        ("统计期、口径和来源", 40.0, "行.口径"),
    )
    parts.listing(document, "关键绩效指标", "绩效", columns)
    parts.facts(
        document,
        (("行业对标水平", "对标.行业对标水平"), ("对标日期", "对标.对标日期")),
        (("对标数据来源", "对标.对标数据来源"),),
        (("成效评估依据", "评估.成效评估依据"), ("评估日期", "评估.成效评估日期")),
        (("成效评估结果", "评估.成效评估结果"),),
    )


def appendix(document: Any) -> None:
    """What the check found; it stays with this paper."""
    parts.title(document, "附录　检查结果")
    parts.line(document, "（随底稿留存，不随材料报送）", "Caption")
    parts.heading(document, "一、检查结论")
    conclusion(document)
    parts.heading(document, "二、“原则上”条款的说明")
    explained(document)
    parts.heading(document, "三、须由专家评判的条款")
    parts.listing(document, "待评条款", "检查.待评", CHECKED)
    parts.heading(document, "四、尚待补充的佐证")
    parts.listing(document, "未定条款", "检查.未定", CHECKED)


def conclusion(document: Any) -> None:
    """The digests and the outcome for each tier."""
    parts.facts(
        document,
        (("文件版次", "核验.版次"), ("检查日期", "核验.日期")),
        (("草稿摘要", "核验.草稿摘要"),),
        (("检查报告摘要", "核验.报告摘要"),),
    )
    columns = (
        ("层级", 28.0, "行.层级"),
        ("结果", 32.0, "行.结果"),
        ("不符", 32.0, "行.不符"),
        ("未定", 32.0, "行.未定"),
        ("待评", 32.0, "行.待评"),
    )
    parts.listing(document, "检查结果（条）", "检查.层级", columns)


def explained(document: Any) -> None:
    """The clauses that say 原则上 and why they are not met."""
    columns = (
        ("条款", 37.0, "行.条款"),
        ("原文", 37.0, "行.原文"),
        ("结果", 16.0, "行.结果"),
        ("说明理由", 37.0, "行.理由"),
        ("说明人、日期", 29.0, "行.说明人"),
    )
    parts.listing(document, "已说明理由的条款", "检查.已说明", columns)
