"""What the program can do: commands, handlers, undo, and the ports to the outside."""
