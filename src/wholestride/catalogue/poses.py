"""The packaged pose files: the texts that the movement drawings are made from."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from pathlib import Path


@lru_cache(maxsize=1)
def pose_texts() -> dict[str, str]:
    """Each pose file's text by its name; ``library`` holds poses to build on."""
    folder = packaged_poses()
    return {
        file.name.removesuffix(".toml"): file.read_text("utf-8")
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".toml")
    }


def packaged_poses() -> Path:
    """The folder of the packaged pose files."""
    return Path(str(resources.files("wholestride.catalogue") / "data" / "poses"))
