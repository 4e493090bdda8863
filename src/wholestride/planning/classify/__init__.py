"""What each run is: kind, minutes, load, key or not, how sure, and why."""

from wholestride.planning.classify.recipe import classify, understand
from wholestride.planning.classify.titles import TitleReading, kind_of_title

__all__ = ["TitleReading", "classify", "kind_of_title", "understand"]
