"""The five pages of the desk: request, questions, exemptions, public interest, letter."""
