"""One session in the gym: its cards and rows, what was tapped, and its page."""
