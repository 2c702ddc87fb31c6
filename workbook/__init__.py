"""The domain of Lederbog: what is asked, what was answered, what is due, what may leave."""

__version__ = "0.1.0"
