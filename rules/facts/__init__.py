"""What a declaration can state: the draft, and the recommendation table."""
