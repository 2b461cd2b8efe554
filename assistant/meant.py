"""What a question means in its talk, as words to search by."""

from assistant.answer import Question
from assistant.choose import Near
from assistant.dialogue import Thread
from assistant.halves import heard_each
from assistant.hearing import hear


def meant(question: Question, near: Near | None) -> str:
    """The question itself, or with what was said before it where it leans on that."""
    thread = Thread()
    for role, content in question.history:
        if role == "user" and content.strip():
            _, thread = heard_each(content, thread, near)
    if thread.asked is None:
        return question.text
    return hear(question.text, thread, near).asked.text
