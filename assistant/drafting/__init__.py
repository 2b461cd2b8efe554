"""Drafting: the sections of the declaration from the facts of a draft, figure by figure."""
