"""The commented athlete file that ``wholestride init`` hands out."""

from __future__ import annotations


def example_athlete() -> str:
    """The text of the commented example; it reads without findings."""
    from importlib import resources  # slow to import, and showing a season never needs it

    return resources.files(__package__).joinpath("example.toml").read_text(encoding="utf-8")
