"""Help with the reference indicators: how each may be worked out, and whether it looks right."""
