"""Floor 3: notes as people write them -> proposals. Nothing here is ever executed, and nothing is written."""
