"""A report in the shapes other programs read: JSON, SARIF."""
