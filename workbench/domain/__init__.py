"""What a case is, what is wrong with it, and when it is due. Frozen data and functions over it; standard library only."""
