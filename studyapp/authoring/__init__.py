"""Floor 3: what people write (cards, presets, personas, configuration) becomes objects and problems."""
