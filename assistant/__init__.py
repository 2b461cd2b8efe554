"""Turns questions into proved answers and words into facts; the only package that talks to a language model."""
