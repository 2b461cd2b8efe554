"""A button for files tells in the reader's words what it does not take, and takes the rest."""

import gradio as gr
import pytest
from gradio.data_classes import FileData

from tests.ui.fakes import EN, ZH
from ui.tabs.upload import upload_button
from ui.words.book import Words

TYPES = (".docx", ".pdf")


def button(words: Words) -> gr.UploadButton:
    with gr.Blocks():
        return upload_button("x", TYPES, words, type="filepath")


@pytest.mark.parametrize(("words", "says"), [(ZH, "接受：.docx、.pdf"), (EN, "takes: .docx, .pdf")])
def test_a_file_of_another_type_is_told_by_name_with_the_types_taken(
    words: Words, says: str
) -> None:
    given = FileData(path="/x/a.txt", orig_name="a.txt")
    with pytest.raises(gr.Error) as told:
        button(words).preprocess(given)
    assert "“a.txt”" in told.value.message
    assert says in told.value.message
    assert "Invalid" not in told.value.message
    assert told.value.title == words("upload.title")


@pytest.mark.parametrize(
    ("words", "says"),
    [(ZH, "可选 .docx、.pdf，每个不超过 5 MB"), (EN, "Takes .docx, .pdf, up to 5 MB each")],
)
def test_beside_the_button_stands_what_it_takes(words: Words, says: str) -> None:
    with gr.Blocks() as window:
        upload_button("x", TYPES, words, type="filepath")
    shown = [block.value for block in window.blocks.values() if isinstance(block, gr.HTML)]
    assert len(shown) == 1
    assert says in shown[0]
    assert "{largest}" not in shown[0]


def test_a_type_that_is_taken_is_taken_whatever_its_case() -> None:
    assert button(ZH).preprocess(FileData(path="/x/a.PDF", orig_name="a.PDF")) == "/x/a.PDF"
