"""Floor 3: memory states and due days. The only fsrs."""
