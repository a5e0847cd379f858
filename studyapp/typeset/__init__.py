"""Floor 3: formulas and line breaking of mixed Chinese and Latin text, as plain text."""
