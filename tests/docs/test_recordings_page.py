"""The page of recordings gives the limits that hold."""

from __future__ import annotations

from tests.docs.pages import page, section_with
from wholestride.domain.recordings import USUAL_LIMITS


def test_the_limits_on_the_page_are_those_that_hold() -> None:
    shown = section_with(page("docs/reference/recordings.md"), "## Limits")
    for words in (
        f"{USUAL_LIMITS.file_bytes // 1024**2} MB",
        f"{USUAL_LIMITS.nested_bytes // 1024**2} MB",
        f"{USUAL_LIMITS.health_bytes // 1024**3} GB",
        f"{USUAL_LIMITS.all_bytes // 1024**3} GB, and {USUAL_LIMITS.ratio} times",
        f"{USUAL_LIMITS.entries:,}",
        f"{USUAL_LIMITS.depth} deep",
    ):
        assert words in shown
