"""Importing: an existing declaration or recommendation table into a draft, losses told."""
