"""What may leave: the audience gate, and the notes that it lets through."""
