"""The usual pipelines over the same texts and cases; they run in an environment of their own."""
