"""The facts of the form: which it asks, and how they get in and out of a draft."""
