"""From a case to the letter as a neutral document."""
