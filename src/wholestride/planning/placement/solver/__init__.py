"""The exact solver: tables of weeks, chained over the season."""
