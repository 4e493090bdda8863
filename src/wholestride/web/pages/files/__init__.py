"""Files that come in: recorded activities, strength histories, and what they say of the plan."""
