"""The words of the screen, one file per language."""
