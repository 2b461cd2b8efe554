"""A sheet of questions and answers, as somebody would write it."""

import io

from openpyxl import Workbook

ROWS = (
    ("卓越级要几级成熟度呀？", "申报卓越级，成熟度应达到三级及以上。", "几级成熟度才能报卓越级？"),
    ("卓越级奖励多少？", "卓越级奖励100万元。", ""),
    ("没有答案的问题？", "", ""),
)


def sheet(*rows: tuple[str, str, str]) -> bytes:
    """An XLSX file with these rows under the names of the columns."""
    book, held = Workbook(), io.BytesIO()
    page = book.active
    assert page is not None
    for row in (("问题", "答案", "别的问法"), *(rows or ROWS)):
        page.append(row)
    book.save(held)
    return held.getvalue()
