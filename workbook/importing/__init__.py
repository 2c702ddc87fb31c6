"""What was written elsewhere comes into the journal: archives of our own, and the files of other programs."""
