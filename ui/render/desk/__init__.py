"""The help desk as HTML: items, evidence, sentences, answers, the log."""
