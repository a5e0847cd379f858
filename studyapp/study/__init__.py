"""Floor 4: the use cases, headless. Both the screens and the command line call these."""
