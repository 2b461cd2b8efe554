"""Papers from a cleared draft: only here are docx and xlsx written, for the gate alone."""
