"""What a question means in its talk, as words to search by."""

from assistant.answer import Question
from assistant.choose import Near
from assistant.dialogue import Thread, questions
from assistant.hearing import advanced, hear


def meant(question: Question, near: Near | None) -> str:
    """The question itself, or with what was said before it where it leans on that."""
    thread = Thread()
    for role, content in question.history:
        if role == "user" and content.strip():
            for text in questions(content):
                thread = advanced(thread, hear(text, thread, near))
    if thread.asked is None:
        return question.text
    return hear(question.text, thread, near).asked.text
