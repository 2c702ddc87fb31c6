"""`--demo`: an invented leader's half year, in a home that goes away."""
