"""Commands on the way from draft to issue."""
