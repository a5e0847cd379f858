"""Floor 3: runs code that isn't ours, in a limited child process. Standard library, numpy and torch only."""
