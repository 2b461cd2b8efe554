"""The language model: optional, untrusted, and only for wording."""
