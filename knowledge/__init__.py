"""Documents, clauses and search: every clause in its place, found by anyone's words."""
