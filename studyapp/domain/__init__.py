"""Floor 1: frozen dataclasses and pure functions. No clock, no randomness, no input or output."""
