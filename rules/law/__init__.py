"""The law as data: one folder an edition, and the one function that finds which is in force."""
