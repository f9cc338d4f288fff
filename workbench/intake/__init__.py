"""From a pasted or opened text to questions, period and priority."""
