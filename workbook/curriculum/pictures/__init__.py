"""Pictures of numbers in the terminal: pure functions from values and a width to lines of text.

Single-width characters that every terminal's font has; readable without colour; the numbers stand beside the drawing.
The last argument that a picture takes by position is the width, so that the rest can be bound before it is known.
"""
