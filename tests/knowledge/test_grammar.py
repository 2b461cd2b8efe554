"""Official documents of any shape: nothing is lost, and every item stands at its own address."""

from collections.abc import Iterator
from itertools import count, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.clause import Block, Kind, gather
from knowledge.gongwen import parse
from knowledge.reading import squeeze

HAN = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
words = st.text("企业应当按照要求完成申报材料数据质量设备", min_size=2, max_size=12)
sentences = st.builds("{}，{}。".format, words, words)
tears = st.sampled_from(["\n", "\n\n", "\n\n— 7 —\n\n", "\n\n第 3 页 共 9 页\n\n"])


def _parse(text: str) -> tuple[Block, ...]:
    return parse(text, identify=lambda number: "DOC", fallback="DOC")


def _opened(text: str) -> dict[str, str]:
    """The text each numbered address opens with."""
    return {b.address: b.text for b in _parse(text) if b.address and b.kind is Kind.ITEM}


@st.composite
def numbered(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A document of numbered headings and items, and the addresses its items must have."""
    sizes = st.integers(1, 3)
    lines, addresses = ["关于试验的通知", "各单位："], []
    for one in range(draw(sizes)):
        lines.append(f"{HAN[one]}、{draw(words)}")
        for two in range(draw(sizes)):
            lines.append(f"（{HAN[two]}）{draw(words)}")
            for three in range(1, draw(sizes) + 1):
                path = f"DOC/{HAN[one]}/({HAN[two]})/{three}"
                lines.append(f"{three}. {draw(sentences)}")
                addresses.append(path)
                deeper = draw(st.integers(0, 2))
                lines += [f"（{n}）{draw(sentences)}" for n in range(1, deeper + 1)]
                addresses += [f"{path}/({n})" for n in range(1, deeper + 1)]
                if deeper:
                    circled = draw(st.integers(0, 2))
                    lines += [f"{CIRCLED[n]}{draw(sentences)}" for n in range(circled)]
                    addresses += [f"{path}/({deeper})/{CIRCLED[n]}" for n in range(circled)]
    return draw(st.sampled_from(["\n", "\n\n"])).join(lines), addresses


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A document of chapters and articles; articles are numbered through the whole of it."""
    lines, addresses, number = ["试验办法"], [], count()
    for chapter in range(draw(st.integers(1, 3))):
        lines.append(f"第{HAN[chapter]}章 {draw(words)}")
        for _ in range(draw(st.integers(1, 3))):
            article = f"DOC/第{HAN[next(number)]}条"
            lines.append(f"{article[4:]} {draw(sentences)}")
            addresses.append(article)
            items = draw(st.integers(0, 3))
            lines += [f"（{HAN[n]}）{draw(sentences)}" for n in range(items)]
            addresses += [f"{article}/({HAN[n]})" for n in range(items)]
    return "\n\n".join(lines), addresses


@st.composite
def anything(draw: st.DrawFn) -> str:
    """Lines of every kind the grammar knows, in any order."""
    line = st.one_of(
        sentences,
        words,
        st.builds("{}、{}".format, st.sampled_from(HAN), words),
        st.builds("（{}）{}".format, st.sampled_from(HAN), sentences),
        st.builds("{}. {}".format, st.integers(1, 20), sentences),
        st.builds("（{}）{}".format, st.integers(1, 9), sentences),
        st.builds("{}{}".format, st.sampled_from(CIRCLED), sentences),
        st.builds("{}\t{}\t{}".format, st.integers(1, 9), words, words),
        st.builds("第{}条 {}".format, st.sampled_from(HAN), sentences),
        st.builds("第{}章 {}".format, st.sampled_from(HAN), words),
        st.builds("附件{}：{}".format, st.integers(1, 4), words),
        st.builds("注：1. {}；2. {}。".format, words, words),
        st.builds("[{}] {}".format, st.integers(1, 5), sentences),
        st.just("— 12 —"),
        st.just("（此页无正文）"),
        st.just("2024年10月28日"),
        st.just("试联函〔2024〕12号"),
        st.just("联系人：张三 010-12345678"),
        st.just("附件：1. 方案"),
        st.just("信息公开属性：主动公开"),
    )
    lines = draw(st.lists(line, max_size=25))
    breaks = draw(st.lists(st.sampled_from(["\n", "\n\n", "\r\n", "\n \n"]), min_size=len(lines)))
    return "".join(text + end for text, end in zip(lines, breaks, strict=False))


@given(anything())
def test_nothing_is_lost_and_nothing_comes_twice(text: str) -> None:
    assert squeeze("".join(block.text for block in _parse(text))) == squeeze(text)


@given(anything())
def test_no_two_clauses_share_an_address(text: str) -> None:
    addresses = [clause.address for clause in gather("DOC", _parse(text))]
    assert len(addresses) == len(set(addresses))


@given(numbered())
def test_every_numbered_item_stands_at_its_path(document: tuple[str, list[str]]) -> None:
    text, addresses = document
    assert list(_opened(text)) == addresses


@given(articles())
def test_every_article_stands_at_its_number(document: tuple[str, list[str]]) -> None:
    text, addresses = document
    assert list(_opened(text)) == addresses


@given(words, words, words, tears)
def test_a_sentence_torn_by_a_page_is_one_clause(one: str, two: str, last: str, tear: str) -> None:
    text = f"一、总则\n\n1. {one}，{two}{tear}{last}。\n\n2. {one}。"
    clauses = {c.address: c.text for c in gather("DOC", _parse(text))}
    assert clauses["DOC/一/1"] == f"1. {one}，{two}{last}。"


def _paths(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for clause in gather("DOC", _parse(text)):
        yield clause.address, clause.headings


def test_chapters_are_headings_above_their_articles() -> None:
    text = (
        "试验办法\n第一章 总则\n第一条 为了试验，制定本办法。\n第二章 申报\n第二条 企业可以申报。"
    )
    assert dict(_paths(text)) == {
        "DOC/第一条": ("第一章 总则",),
        "DOC/第二条": ("第二章 申报",),
    }


def test_a_heading_without_a_blank_line_below_is_still_a_heading() -> None:
    text = "一、总体要求\n（一）小标题\n内容第一段，有逗号。\n二、其他\n内容第二段，也有。"
    assert dict(_paths(text)) == {
        "DOC/一/(一)": ("一、总体要求", "（一）小标题"),
        "DOC/二": ("二、其他",),
    }


def test_a_long_numbered_sentence_broken_before_its_comma_is_no_heading() -> None:
    first = "（一）各市工业和信息化主管部门会同发展改革部门组织本地"
    text = f"一、总则\n{first}\n区项目推荐工作，按时报送。"
    assert dict(_paths(text)) == {"DOC/一/(一)": ("一、总则",)}


@pytest.mark.parametrize("mark", ["1.", "1．", "1、", "１．"])
def test_full_and_half_width_marks_open_the_same_item(mark: str) -> None:
    assert "DOC/一/1" in _opened(f"一、总则\n\n{mark} 企业应当申报。")


@pytest.mark.parametrize("mark", ["（一）", "(一)", "（ 一 ）"])
def test_full_and_half_width_brackets_give_one_address(mark: str) -> None:
    assert "DOC/一/(一)" in _opened(f"一、总则\n\n{mark} 企业应当申报，不得拖延。")


GLUE = ["\n", "\n\n", "\n　　", "\n\n    "]
Lines = list[tuple[str, str]]  # a line, and the address it opens below the document if it does


@st.composite
def framed(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A whole notice: head, parts, tables in clauses, contacts, signature, imprint, annexes."""
    lines: Lines = [("某省工信厅文件", ""), ("某工信〔2025〕3号", ""), ("关于试验的通知", "")]
    lines.append(("各单位：", ""))
    for one in HAN[: draw(st.integers(1, 2))]:
        name = f"{one}、{draw(words)[:8]}，{draw(words)[:8]}"
        lines.append(draw(st.sampled_from([(name, ""), (f"{one}、总体要求。", one)])))
        for two in HAN[: draw(st.integers(1, 3))]:
            path = f"{one}/({two})"
            rule = f"{draw(words)}，按照{draw(words)}执行，每年六月底前报送进展。"
            lines.append((f"（{two}）{rule}", path))
            lines += draw(tables(path))
    lines += [("特此通知。", "末"), ("联系人：王某 010-12345678", "联系人")]
    names = [f"{draw(words)}表{number}" for number in range(draw(st.integers(0, 2)))]
    for number, name in enumerate(names, 1):
        lines.append((f"{'附件：' if number == 1 else ''}{number}. {name}", ""))
    lines += [("某省工信厅", ""), ("二〇二五年三月五日", ""), ("抄送：省政府办公厅。", "")]
    for number, name in enumerate(names, 1):
        lines += [(f"附件{number}", ""), (name, ""), (draw(sentences), f"附件{number}/引言")]
        lines.append((f"1. {draw(sentences)}", f"附件{number}/1"))
    text = _glued([line for line, _ in lines], draw(st.sampled_from(GLUE)))
    return text, [f"DOC/{address}" for _, address in lines if address]


@st.composite
def tables(draw: st.DrawFn, path: str) -> Lines:
    """A table in the clause at a path, or none."""
    rows = range(1, 1 + draw(st.integers(0, 2)))
    header: Lines = [("序号\t项\t数", f"{path}/表/列")] if rows else []
    return header + [(f"{row}\t{draw(words)}\t9", f"{path}/表/{row}") for row in rows]


def _glued(lines: list[str], glue: str) -> str:
    """The lines with one break between them; the rows of a table stay together."""
    text = lines[0]
    for above, line in pairwise(lines):
        text += ("\n" if "\t" in above and "\t" in line else glue) + line
    return text


@given(framed())
def test_every_clause_of_a_whole_notice_stands_at_its_path(notice: tuple[str, list[str]]) -> None:
    text, addresses = notice
    assert [clause.address for clause in gather("DOC", _parse(text))] == addresses


@given(framed())
def test_the_frame_of_a_notice_is_known_for_what_it_is(notice: tuple[str, list[str]]) -> None:
    found = {block.kind: block.text for block in _parse(notice[0]) if block.address is None}
    assert found[Kind.ISSUER] == "某省工信厅文件"
    assert found[Kind.TITLE] == "关于试验的通知"
    assert found[Kind.ADDRESSEE] == "各单位："
    assert found[Kind.SIGNATURE] == "某省工信厅"
    assert found[Kind.IMPRINT] == "抄送：省政府办公厅。"


@given(framed(), st.integers(1, 3))
def test_page_numbers_and_running_headers_change_no_path(
    notice: tuple[str, list[str]], pages: int
) -> None:
    text, addresses = notice
    for page in range(1, pages + 2):
        torn = f"\n\n— {page} —\n\n某省内部文件\n\n"
        text += f"\n\n（{HAN[page]}）企业应当按照要求完成申报，并按时报送{torn}材料。"
    found = {c.address: c.text for c in gather("DOC", _parse(text))}
    assert list(found)[: len(addresses)] == addresses
    whole = "企业应当按照要求完成申报，并按时报送材料。"
    assert [t[3:] for at, t in found.items() if at not in addresses] == [whole] * (pages + 1)


ODD_MARKS = ["📌一、", "㈠", "⒈", "⑴", "❶", "⼀、", "▶ 1. ", "2.1 ", "2.1.1 ", "a) ", "1）"]
ODD_OPENINGS = [
    "第十二条之一　",
    "第三条规定的",
    "附件1、2的",
    "✅",
    "● ",
    "\t",
    "1.\t",
    "\x1f\x1f",
]
ODD_LINES = [
    "附件", "附件１", "附件一", "附 件 2-1", "附件3：表（一）", "附件：", "抄送：某某。",
    "特此通知。",
    "注1：某某。", "备注：①某；②某。", "3", "2/9", "二○二五年三月五日", "（此件公开发布）",
    "某厅文件",
    "某厅办公室 2025年3月6日印发",
]  # fmt: skip


@st.composite
def odd(draw: st.DrawFn) -> str:
    """Lines as other programs and phones leave them, in any order."""
    opening = st.sampled_from([*ODD_MARKS, *ODD_OPENINGS])
    cell = st.sampled_from(["", "1.", "（一）", "甲"])
    line = st.one_of(
        sentences,
        words,
        st.sampled_from(ODD_LINES),
        st.builds("{}{}".format, opening, st.one_of(words, sentences)),
        st.builds("{}\t{}".format, cell, words),
    )
    lines = draw(st.lists(line, max_size=25))
    ends = st.sampled_from(["\n", "\n\n", "\n　　", "\r\n\xa0"])
    breaks = draw(st.lists(ends, min_size=len(lines)))
    return "".join(text + end for text, end in zip(lines, breaks, strict=False))


@given(odd())
def test_nothing_of_an_odd_text_is_lost_and_nothing_comes_twice(text: str) -> None:
    blocks = _parse(text)
    assert squeeze("".join(block.text for block in blocks)) == squeeze(text)
    addresses = [clause.address for clause in gather("DOC", blocks)]
    assert len(addresses) == len(set(addresses))
