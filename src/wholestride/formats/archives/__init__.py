"""Archives of recordings as services export them: many files in one, or tables of activities."""
