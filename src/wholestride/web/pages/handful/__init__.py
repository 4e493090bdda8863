"""Pick a handful, and the two written upper-body sessions: build, look, place, start, print."""
