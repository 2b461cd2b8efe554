"""The Word templates, editable by users, and the script that made them."""
