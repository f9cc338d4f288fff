"""Commands on an internal review."""
