"""Readers of one file format each: bytes to text lines, table rows with tabs between cells."""
