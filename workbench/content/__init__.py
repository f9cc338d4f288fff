"""The files under resources/, read once into typed and checked data."""
