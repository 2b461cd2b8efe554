"""The law as data, the checker, the gate and what it lets out."""
