"""Bytes to nouns and back; no disk, no net."""
