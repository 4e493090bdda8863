"""Formulas, each with unit, equation, source and range of validity."""
