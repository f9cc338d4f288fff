"""Passphrases, keys and protected files: bytes in, bytes out."""
