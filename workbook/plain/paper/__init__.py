"""A page on paper: every question with room to write, what is asked only sometimes with its condition in words."""
