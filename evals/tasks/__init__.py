"""One file a task: what it asks of the system and stores, and what each stored answer is worth."""
