"""What a case is, what is wrong with it, when it is due: frozen data and functions over it, standard library only."""
