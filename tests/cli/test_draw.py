"""``wholestride draw``: files, sheet, check, and a page that redraws."""

from __future__ import annotations

import threading
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from wholestride.cli.live_drawings import live_server
from wholestride.cli.main import cli
from wholestride.cli.verbs import draw
from wholestride.cli.verbs.draw import checked, drawn, folder_texts
from wholestride.domain.findings import Finding
from wholestride.figures.movement import Drawing

HIGH = """
[plank]
hip = [0, 140]
"""


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["draw", *words])
    return result.exit_code, result.output


def test_a_drawing_its_small_form_and_its_moving_form_are_written(tmp_path: Path) -> None:
    code, said = run("squat_bw", "plank", "-o", str(tmp_path))
    assert code == 0
    assert "2 drawings" in said
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "plank.small.svg",
        "plank.svg",
        "squat_bw.moving.svg",
        "squat_bw.small.svg",
        "squat_bw.svg",
    ]


def test_a_file_of_one_theme_has_its_colours_resolved(tmp_path: Path) -> None:
    assert run("plank", "--theme", "dark", "-o", str(tmp_path))[0] == 0
    text = (tmp_path / "plank.svg").read_text("utf-8")
    assert "var(" not in text
    assert "#c9d0c9" in text


def test_without_a_browser_there_is_a_sheet_and_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draw, "wished_browser", lambda: None)
    code, said = run("squat_bw", "--sheet", "--unnamed", "-o", str(tmp_path))
    page = (tmp_path / "sheet.html").read_text("utf-8")
    assert code == 0
    assert "no PDF" in said
    assert "<svg" in page
    assert "figcaption>squat" not in page


def test_the_check_of_a_folder_says_what_is_wrong_and_ends_with_one(tmp_path: Path) -> None:
    (tmp_path / "core.toml").write_text(HIGH, "utf-8")
    code, said = run("--all", "--poses", str(tmp_path), "--check")
    assert code == 1
    assert "core.toml (plank.keys[1]): floats" in said


def test_an_exercise_without_a_pose_is_named_with_the_nearest_one() -> None:
    code, said = run("plnk", "--check")
    assert code == 1
    assert "plank" in said


def test_the_joints_of_each_key_pose_are_said() -> None:
    code, said = run("squat_bw", "--joints")
    assert code == 0
    assert "squat_bw, key 2" in said
    assert "knee_R" in said


def test_the_live_page_shows_what_was_just_written(tmp_path: Path) -> None:
    file = tmp_path / "core.toml"
    file.write_text("[plank]\nhip = [0, 92]\n", "utf-8")

    def redraw() -> tuple[list[Drawing], list[Finding]]:
        drawings, findings = drawn((), folder_texts(str(tmp_path)))
        return drawings, findings + checked(drawings)

    server = live_server(tmp_path, redraw, (0, 300))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_address[1]}"
    before = read(base), read(f"{base}/stamp")
    file.write_text(HIGH + "\n", "utf-8")
    after = read(base), read(f"{base}/stamp")
    server.shutdown()
    server.server_close()
    assert before[1] != after[1]
    assert "floats" in after[0]
    assert "<svg" in after[0]


def read(address: str) -> str:
    with urlopen(address) as answer:
        return str(answer.read().decode())
