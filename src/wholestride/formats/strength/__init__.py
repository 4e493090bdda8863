"""Strength history of other apps: sets with the names that they have there."""
