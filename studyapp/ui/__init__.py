"""Floor 5: the terminal. The only Textual code."""
