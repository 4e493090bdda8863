"""A season checker that shares no code with the planner: it reads the season file alone."""
