"""The help desk on screen, one file for each part of the tab."""
