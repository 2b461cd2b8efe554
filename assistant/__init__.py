"""Questions to proved answers, words to facts; alone talks to a language model."""
