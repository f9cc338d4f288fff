"""The letter as PDF and as plain text."""
