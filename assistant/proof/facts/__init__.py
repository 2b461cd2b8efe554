"""Facts: what the law says of who, what, when and how many, in tables that a claim is held to."""
