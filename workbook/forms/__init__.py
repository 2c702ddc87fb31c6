"""A page being filled in: from opening to the one transaction that saves it."""
