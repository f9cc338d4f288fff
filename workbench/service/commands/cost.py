"""Commands on cost worksheets (FOIA s.12)."""
