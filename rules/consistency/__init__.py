"""Text against data: what a draft says twice it must say alike, and some things not at all."""
