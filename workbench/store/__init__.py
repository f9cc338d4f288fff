"""The library file: SQLAlchemy over SQLite."""
