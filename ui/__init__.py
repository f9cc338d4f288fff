"""The window. Qt only: says what the officer wants, shows what is."""
