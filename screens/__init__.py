"""The screens: Textual widgets that ask the domain and draw what it says."""
