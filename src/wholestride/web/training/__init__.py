"""What is kept: the runner, the calendars, every issued season, and what was logged."""
