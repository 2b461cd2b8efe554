"""The commands of `tidu`, one file for each corridor."""
