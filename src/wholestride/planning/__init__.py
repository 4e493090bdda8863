"""Decisions, pure: phases, dose, placement, composition, prescription, explanation, replan."""
