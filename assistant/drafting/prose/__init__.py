"""Prose by a language model: it may reorder and join what was drafted; code proves every word."""
