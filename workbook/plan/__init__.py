"""What is to be done: plans that run in cycles, and follow-ups that come back."""
