"""Measures the system on cases written by people who had not seen the clauses."""
