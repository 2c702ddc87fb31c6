"""What the answers say together: what is due, the next meeting, where to go on."""
