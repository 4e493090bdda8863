"""Helpers of the make goals; no part of the distribution."""
