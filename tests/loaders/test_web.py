"""Web pages and Markdown: what a reader sees, in its order, once."""

import pytest

from knowledge.clause import gather
from knowledge.gongwen import parse
from knowledge.lines import DECLARED
from knowledge.load import load_bytes


def _lines(body: str, name: str = "x.html") -> list[str]:
    text = f"<html><body>{body}</body></html>" if name.endswith("html") else body
    told = load_bytes(text.encode(), name).split("\n")
    return [line.strip(" \xa0") for line in told if line]


PAGES = {
    "a page inside a form is read, its controls are not": (
        "<form><input value='x'><select><option>选</option></select><p>一、内容</p></form>",
        ["一、内容"],
    ),
    "what is hidden, a menu or a footer is left out": (
        "<nav>首页</nav><div hidden>甲</div><p style='DISPLAY : none'>乙</p>"
        "<del>丙</del><p>正文</p><footer>备案号</footer>",
        ["正文"],
    ),
    "a break inside inline marks ends a line": (
        "<p><span><b>一、甲<br></b>（一）乙。<br>（二）丙。</span></p>",
        ["一、甲", "（一）乙。", "（二）丙。"],
    ),
    "a table that only places blocks is no table": (
        "<table><tr><td><table><tr><td><p>一、甲</p><p>正文。</p></td></tr></table></td></tr></table>",
        ["一、甲", "正文。"],
    ),
    "a table is read once, a cell that spans rows in each of them": (
        "<table><tr><td rowspan=2>效率</td><td><p>产</p><p>率</p></td></tr>"
        "<tr><td>周<br>期</td></tr></table>",
        ["效率\t产 率", "效率\t周 期"],
    ),
    "the numbers a browser puts before a list are there, deeper in a list within": (
        "<ol start=3><li>自评<ol><li>报告</li></ol></li><li>推荐<ol type=a><li>盖章</li></ol></li>"
        "<li>（五）已有</li></ol>",
        ["3. 自评", "(1) 报告", "4. 推荐", "a) 盖章", "（五）已有"],
    ),
    "preformatted lines stay lines": (
        "<pre>第一条 甲。\n第二条 乙。</pre>",
        ["第一条 甲。", "第二条 乙。"],
    ),
    "a heading says that it is one": (
        "<h1>办法<br>（试行）</h1><h2>条件</h2>",
        [f"{DECLARED}办法（试行）", f"{DECLARED * 2}条件"],
    ),
    "no-break and zero-width space are space": ("<p>\u200b&nbsp;一、\u200b甲</p>", ["一、甲"]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "lines"), PAGES.values(), ids=PAGES)
def test_of_a_page(body: str, lines: list[str]) -> None:
    assert _lines(body) == lines


MARKDOWN = """---
title: 内部
---
# 申报指南

> 说明：由中心整理。

条件
----

1. **联网率**不低于60%；
   - [ ] 以[平台](https://example.org/a)为准[^1]
2. 通过\\*评估\\*。

## 标准 ##

| 等级 | 奖励<br>（万元） |
|:---|--:|
| 市级 | 30 \\| 次 |

<!-- 不要外传 -->

```
编号：CD-1
```

[^1]: 平台指园区平台。
"""


def test_markdown_loses_its_marks_and_nothing_else() -> None:
    assert _lines(MARKDOWN, "x.md") == [
        f"{DECLARED}申报指南", "说明：由中心整理。", f"{DECLARED * 2}条件", "1. 联网率不低于60%；",
        "以平台为准^[1]", "2. 通过*评估*。", f"{DECLARED * 2}标准", "等级\t奖励 （万元）",
        "市级\t30 | 次", "编号：CD-1", "[1] 平台指园区平台。",
    ]  # fmt: skip


def test_markdown_headings_without_numbers_stand_above_their_items() -> None:
    blocks = parse(load_bytes(MARKDOWN.encode(), "x.md"), identify=str, fallback="X")
    addresses = [clause.address for clause in gather("X", blocks)]
    assert addresses[:3] == ["X/前言", "X/条件/1", "X/条件/2"]
    assert "X/标准/表/列" in addresses


@pytest.mark.parametrize(
    ("name", "text"), [("x.md", "## 一、甲\n"), ("x.html", "<html><h2>一、甲</h2>")]
)
def test_a_form_is_read_without_marks_of_headings(name: str, text: str) -> None:
    assert load_bytes(text.encode(), name, grid=True).strip("\n") == "一、甲"
