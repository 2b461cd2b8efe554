"""`tidu desk`: two people bring an answer into service; log, packs and sheets from the shell."""

import json
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.cli.run import Done, one_message, tidu

pytestmark = pytest.mark.slow  # its seconds belong to make test

ASKED = "申报卓越级智能工厂需要达到几级智能制造能力成熟度？"
TRUE, FALSE = "卓越级智能工厂的成熟度应达到三级及以上。", "卓越级智能工厂的成熟度应达到二级及以上。"


@pytest.fixture(autouse=True)
def _database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A database a test; the home, and with it the index, is the session's."""
    monkeypatch.setenv("TIDU_DATABASE_URL", f"sqlite:///{tmp_path / 'desk.sqlite'}")


@pytest.fixture
def people() -> None:
    tidu("accounts", "add", "boss", "--role", "admin")
    for name in ("li", "wang"):
        tidu("accounts", "add", name, "--role", "desk")
    tidu("accounts", "add", "factory")


def proposed(text: str = TRUE, *more: str) -> str:
    done = tidu("desk", "propose", text, "--question", ASKED, "--json", *more)
    return str(done.lines[0]["id"])


@pytest.mark.slow
@pytest.mark.usefixtures("people")
def test_an_answer_comes_into_service_through_two_people_and_is_answered() -> None:
    refused = tidu("desk", "propose", TRUE, "--question", ASKED)
    one_message(refused, "没有写明是谁", "--as")
    one_message(tidu("desk", "propose", TRUE, "--question", ASKED, "--as", "factory"), "服务台")
    made = proposed(TRUE, "--as", "li")
    own = tidu("desk", "approve", made, "--as", "li")
    assert own.status == 2
    one_message(own, "不能自己核定", "TIDU_FOUR_EYES")
    assert tidu("desk", "approve", made[:8], "--as", "wang").status == 0
    [answer] = tidu("ask", ASKED, "--json").lines
    assert (answer["status"], answer["text"]) == ("golden", TRUE)
    [shown] = tidu("desk", "show", made, "--json").lines
    assert [(e["who"], e["act"]) for e in shown["history"]] == [
        ("li", "propose"), ("wang", "approve"),
    ]  # fmt: skip
    assert tidu("desk", "replay").status == 0
    [case] = tidu("desk", "export").lines
    assert (case["question"], case["gold"]["text"]) == (ASKED, TRUE)
    assert tidu("desk", "reject", made, "--why", "有误", "--as", "li").status == 0
    assert tidu("desk", "export").out == ""
    assert tidu("ask", ASKED, "--json").lines[0]["status"] == "answered"


def test_alone_one_approves_oneself_and_is_told_so() -> None:
    assert "单用户" in tidu("desk", "approve", proposed()).out
    *_, last, end = tidu("desk", "log", "--json").lines
    assert last["detail"]["eyes"] == "alone"
    assert end == {"end": {"entries": last["number"], "digest": last["digest"]}}


def test_a_false_sentence_is_told_and_not_approved_without_a_reason() -> None:
    done = tidu("desk", "propose", FALSE, "--question", ASKED)
    assert done.status == 1
    assert "与条款不符" in done.out
    [listed] = tidu("desk", "list", "--answers", "--json").lines
    refused = tidu("desk", "approve", listed["answers"][0]["id"])
    assert refused.status == 1
    one_message(refused, "第 1 句", "写理由也不能人工采用", "请照条款改写")
    denied = tidu("desk", "propose", FALSE, "--question", ASKED, "--override", "厅里答复")
    assert denied.status == 2
    one_message(denied, "不能人工采用", "“二级”", "CN-2024-399/附件2/一/5")
    [overridden] = tidu(
        "desk", "propose", "-", "--question", ASKED, "--override", "厅里答复", "--json",
        given="一般五个工作日办好。",
    ).lines  # fmt: skip
    assert overridden["sentences"][0]["override"] == "厅里答复"


UNSAID = "一般五个工作日办好。"


def test_the_way_out_that_a_refused_approval_names_leads_out() -> None:
    made = proposed(UNSAID)
    refused = tidu("desk", "approve", made)
    assert refused.status == 1
    one_message(refused, "tidu desk propose 回答 --question 问题 --override 理由", "退回")
    again = proposed(UNSAID, "--override", "省厅电话答复")
    assert tidu("desk", "approve", again).status == 0
    assert tidu("desk", "reject", made, "--why", "已另写").status == 0
    denied = proposed(FALSE)
    one_message(tidu("desk", "approve", denied), "tidu desk propose 新的回答 --question 问题")
    assert tidu("desk", "approve", proposed(TRUE)).status == 0
    [served] = tidu("ask", ASKED, "--json").lines
    assert (served["status"], served["text"]) == ("golden", TRUE)


def test_what_a_person_took_over_is_served_with_what_the_proof_said(tmp_path: Path) -> None:
    made = proposed(UNSAID, "--override", "省厅电话答复")
    [shown] = tidu("desk", "approve", made, "--json").lines
    why = shown["sentences"][0]["why"]
    [served] = tidu("ask", ASKED, "--json").lines
    told = " ".join(notice["text"] for notice in served["notices"])
    assert f"程序没有从条款里核对出来（{why}）；采用的理由：省厅电话答复" in told
    assert f"{why}\n      人工采用：省厅电话答复" in tidu("desk", "show", made).out
    [packed] = tidu("desk", "pack", made, "-o", tmp_path, "--json").lines
    word = next(name for name in packed["files"] if name.endswith(".docx"))
    body = zipfile.ZipFile(word).read("word/document.xml").decode()
    assert f"文件里没有：{why}；人工采用：省厅电话答复" in body
    assert tidu("verify", word).status == 0


@pytest.mark.usefixtures("people")
def test_every_command_of_the_desk_takes_who_acts_or_reads(tmp_path: Path) -> None:
    made = proposed(TRUE, "--as", "li")
    for arguments in (
        ["list"], ["list", "--answers"], ["show", made], ["log"], ["log", "--verify"], ["stats"],
        ["export"], ["pack", made, "-o", str(tmp_path)],
    ):  # fmt: skip
        assert tidu("desk", *arguments, "--as", "wang").status == 0, arguments
        assert tidu("desk", *arguments).status == 0, arguments
        stranger = tidu("desk", *arguments, "--as", "nobody")
        assert stranger.status == 2, arguments
        one_message(stranger, "没有这个账号", "nobody")
    one_message(tidu("desk", "replay", "--as", "factory"), "这个账号不是服务台")


def test_what_one_person_approved_is_looked_at_again_once_there_are_accounts() -> None:
    made = proposed()
    tidu("desk", "approve", made)
    alone = "只由一个人核定"
    assert "没有待办" in tidu("desk", "list").out
    assert alone in json.dumps(tidu("ask", ASKED, "--json").lines, ensure_ascii=False)
    tidu("accounts", "add", "boss", "--role", "admin")
    tidu("accounts", "add", "li", "--role", "desk")
    for _ in range(2):
        [listed] = tidu("desk", "list", "--reason", "alone", "--json").lines
        [item] = listed["items"]
    assert (item["question"], item["evidence"]["alone"]) == (ASKED, made)
    assert alone in json.dumps(tidu("ask", ASKED, "--json").lines, ensure_ascii=False)
    again = proposed(TRUE, "--item", item["id"], "--as", "li")
    assert tidu("desk", "approve", again, "--as", "boss").status == 0
    assert "没有待办" in tidu("desk", "list").out
    [served] = tidu("ask", ASKED, "--json").lines
    assert (served["status"], served["text"]) == ("golden", TRUE)
    assert alone not in json.dumps(served, ensure_ascii=False)


def test_the_shell_says_states_and_reasons_in_words(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("问题", "答案"), (ASKED, FALSE), ("成熟度要几级？", TRUE)):
        book.active.append(row)
    book.save(file := tmp_path / "faq.xlsx")
    queued, why, proposed_ = tidu("desk", "import", file).out.splitlines()
    assert [line.split("\t")[1] for line in (queued, proposed_)] == ["进入待办", "待复核"]
    assert "第 1 句与条款不符：“二级”" in why
    assert "CN-2024-399/附件2/一/5“" in why
    listed = tidu("desk", "list").out
    assert "导入的问答\t未处理" in listed
    shown = tidu("desk", "show", listed[:8]).out
    assert "原因 导入的问答　状态 未处理" in shown
    assert "None" not in shown
    assert "待复核" in tidu("desk", "list", "--answers").out
    assert "写了回答" in tidu("desk", "log").out
    assert "导入的问答 1" in tidu("desk", "stats").out


def test_a_broken_log_is_found_and_located(tmp_path: Path) -> None:
    for question in ("甲？", "乙？", "丙？"):
        tidu("desk", "propose", TRUE, "--question", question)
    assert "日志完整：3 条" in tidu("desk", "log", "--verify").out
    exported = tidu("desk", "log", "--json").out
    file = tmp_path / "log.jsonl"
    file.write_text(exported, "utf-8")
    assert tidu("desk", "log", "--file", file).status == 0
    lines = exported.splitlines()
    lines[1] = json.dumps(json.loads(lines[1]) | {"who": "wang"}, ensure_ascii=False)
    file.write_text("\n".join(lines), "utf-8")
    done = tidu("desk", "log", "--file", file, "--json")
    assert done.status == 1
    assert done.lines == [{"entries": 3, "broken": {"number": 2, "what": "内容与它的摘要不符"}}]
    file.write_text("\n".join(exported.splitlines()[:2]), "utf-8")
    cut = tidu("desk", "log", "--file", file)
    assert (cut.status, cut.out.split("：")[0]) == (1, "第 3 条")
    file.write_text("{}", "utf-8")
    assert tidu("desk", "log", "--file", file).status == 2


def test_an_export_kept_elsewhere_tells_that_the_log_of_the_database_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tidu("desk", "propose", TRUE, "--question", "甲？")
    file = tmp_path / "log.jsonl"
    file.write_text(tidu("desk", "log", "--json").out, "utf-8")
    tidu("desk", "propose", TRUE, "--question", "乙？")
    assert tidu("desk", "log", "--verify", "--file", file).status == 0
    monkeypatch.setenv("TIDU_DATABASE_URL", f"sqlite:///{tmp_path / 'other.sqlite'}")
    other = tidu("desk", "log", "--verify", "--file", file)
    assert other.status == 1
    assert "早先导出时已有 1 条" in other.out


def test_a_sheet_is_taken_in_and_what_it_queues_is_worked_on(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (("问题", "答案"), (ASKED, TRUE), ("先进级要几级？", "先进级应达到四级及以上。")):
        book.active.append(row)
    book.save(tmp_path / "faq.xlsx")
    taken = tidu("desk", "import", tmp_path / "faq.xlsx", "--json").lines
    assert [one["became"] for one in taken] == ["proposed", "queued"]
    assert taken[0]["why"] == []
    assert "与条款不符" in taken[1]["why"][0]
    [listed] = tidu("desk", "list", "--reason", "imported", "--json").lines
    [item] = listed["items"]
    assert "local" in tidu("desk", "take", item["id"]).out
    assert tidu("desk", "list", "--state", "taken", "--json").lines[0]["items"][0]["topic"] == ""
    text = "先进级智能工厂的成熟度应达到二级及以上。"
    assert tidu("desk", "propose", text, "--item", item["id"]).status == 0
    assert tidu("desk", "take", item["id"], "--dismiss", "重复").status == 0
    [figures] = tidu("desk", "stats", "--json").lines
    assert figures["queued"] == [{"name": "imported", "count": 1}]


def test_a_pack_of_an_answer_and_of_a_finding_verifies(tmp_path: Path) -> None:
    out = tmp_path / "out"
    [made] = tidu("desk", "pack", proposed(), "-o", out, "--json").lines
    assert [Path(name).suffix for name in made["files"]] == [".docx", ".json"]
    for name in made["files"]:
        done = tidu("verify", name, "--json")
        assert (done.status, done.lines[0]["state"]) == (0, "未改动")
    draft = Path(__file__).parents[2] / "examples" / "held.yaml"
    rule = next(f["rule"] for f in tidu("check", draft, "--json").lines[0]["findings"])
    [made] = tidu("desk", "pack", rule, "--draft", draft, "-o", out, "--json").lines
    assert tidu("verify", made["files"][0]).status == 0
    one_message(tidu("desk", "pack", "NO-1", "--draft", draft, "-o", out), "没有这条规则")


def test_a_row_that_cannot_be_read_is_named_and_the_status_says_how_much_was_taken(
    tmp_path: Path,
) -> None:
    def imported(*rows: tuple[str, str]) -> Done:
        book = openpyxl.Workbook()
        for row in (("问题", "答案"), *rows):
            book.active.append(row)
        book.save(file := tmp_path / "faq.xlsx")
        return tidu("desk", "import", file)

    some = imported((ASKED, TRUE), ("=A1", "=B1"))
    assert some.status == 1
    assert "第3行\t没有读\t问题：公式没有存下结果" in some.out
    known = imported((ASKED, TRUE))
    assert (known.status, known.out.split("\t")[1]) == (0, "已有")
    assert imported(("=A1", TRUE)).status == 2


def test_what_is_asked_in_the_shell_is_queued_when_one_wants_it() -> None:
    refused = "评上卓越级省里奖励多少钱？"
    tidu("ask", refused)
    assert "没有待办" in tidu("desk", "list").out
    for _ in range(2):
        assert tidu("ask", refused, "--desk").status == 0
    [listed] = tidu("desk", "list", "--json").lines
    [item] = listed["items"]
    assert (item["question"], item["reason"]) == (refused, "refused")
    assert item["evidence"]["clauses"]
    [figures] = tidu("desk", "stats", "--json").lines
    assert figures["queued"] == [{"name": "refused", "count": 1}]


def test_who_asks_for_the_desk_is_told_what_it_hears_of() -> None:
    asked = tidu("ask", "评上卓越级省里奖励多少钱？", "--desk")
    [item] = tidu("desk", "list", "--json").lines[0]["items"]
    assert f"已记入服务台的待办：{item['id'][:8]}（没有答出）" in asked.err
    other = tidu("ask", "明天邯郸会下雨吗？", "--desk")
    assert "没有记入待办：服务台只接智能工厂梯度培育的问题" in other.err
    assert "没有答不出" in tidu("ask", ASKED, "--desk").err
    assert len(tidu("desk", "list", "--json").lines[0]["items"]) == 1


def test_a_proposal_that_is_not_proved_says_what_to_do_and_the_next_takes_its_place() -> None:
    tidu("ask", "评上卓越级省里奖励多少钱？", "--desk")
    [item] = tidu("desk", "list", "--json").lines[0]["items"]
    for text, advice in ((UNSAID, "--override 理由"), (FALSE, "请照条款改写后重新提交")):
        made = tidu("desk", "propose", text, "--item", item["id"])
        assert made.status == 1
        assert "这样不能核定" in made.err
        assert advice in made.err
    proved = tidu("desk", "propose", TRUE, "--item", item["id"])
    assert (proved.status, proved.err) == (0, "")
    [waiting] = tidu("desk", "list", "--answers", "--state", "proposed", "--json").lines
    assert [one["text"] for one in waiting["answers"]] == [TRUE]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show", "zzzz"], ["没有这一条", "tidu desk list"]),
        (["list", "--state", "lost"], ["不认识这个词", "open"]),
        (["approve", "zzzz"], ["没有这一条"]),
        (["import", "/nowhere.xlsx"], ["找不到文件"]),
        (["propose", TRUE], ["--item", "--question"]),
        (["propose", '{"a": 1}', "--question", ASKED], ["不认识的键 'a'", "TEXT", '"text"']),
        (["stats", "--since", "2024-11-22", "--until", "2024-11-20"], ["对调"]),
    ],
)
def test_what_cannot_be_done_is_told(arguments: list[str], words: list[str]) -> None:
    done = tidu("desk", *arguments)
    assert done.status == 2
    one_message(done, *words)
