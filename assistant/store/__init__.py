"""What people did, kept: talks with their answers, in SQLite or on a database server."""
