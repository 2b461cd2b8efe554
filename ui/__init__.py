"""The command line, the web app and the HTTP API."""
