"""Exercises, session templates, dose table, evidence and title words as data, and their loader."""
