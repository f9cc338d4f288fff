"""Windows that ask: the force's particulars, why this date, who approved the letter."""
