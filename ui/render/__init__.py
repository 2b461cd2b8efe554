"""Nouns to HTML: pure functions, every text escaped."""
