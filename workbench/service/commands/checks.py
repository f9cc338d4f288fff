"""Commands on findings: waiving one, with a reason."""
