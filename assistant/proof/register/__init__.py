"""The register: every attribute the notices give, and claims in anybody's words read against it."""
