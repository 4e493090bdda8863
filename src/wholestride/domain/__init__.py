"""Nouns: frozen values and enums; the standard library only."""
