"""Prepare for deep-learning interviews in the terminal: reviews, drills, mock interviews."""

__version__ = "0.1.0"
