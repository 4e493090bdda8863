"""What was recorded: one run once, and what was done beside what was planned."""
