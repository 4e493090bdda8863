"""The movement drawings in the pages: where they are, what they say, how long they keep."""

from __future__ import annotations

import gzip
import re

import pytest
from django.test import Client

from wholestride.catalogue.loader import load
from wholestride.catalogue.poses import pose_texts
from wholestride.figures.movement import read_movements
from wholestride.web import drawings
from wholestride.web.drawings import Form
from wholestride.web.training.models import Runner, SeasonSession

MOST_BYTES = 4096
STILL, MOVING = "squat_bw", "squat_bw"


def test_every_movement_of_the_pose_files_has_its_drawing() -> None:
    drawn = read_movements(pose_texts())[0].keys() & load().exercises.keys()
    assert drawings.movable().keys() == drawn
    assert drawings.address("nobody_knows_it") == ""
    with pytest.raises(KeyError):
        drawings.drawing("nobody_knows_it", Form.STILL)


@pytest.mark.parametrize("form", list(Form))
def test_a_drawing_is_a_small_file_of_its_own_in_both_themes(browser: Client, form: Form) -> None:
    answer = browser.get(drawings.address(MOVING, form))
    text = answer.content.decode()
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert "immutable" in answer.headers["Cache-Control"]
    assert "prefers-color-scheme:dark" in text
    assert load().exercises[MOVING].name in text
    assert len(gzip.compress(text.encode())) <= MOST_BYTES


def test_an_old_address_shows_what_is_drawn_now_and_is_asked_again(browser: Client) -> None:
    answer = browser.get(f"/drawings/long-ago/still/{STILL}.svg")
    assert answer.content.decode() == drawings.drawing(STILL, Form.STILL)
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("where", ["still/nobody", "painted/squat_bw", "moving/wall_sit"])
def test_what_is_not_drawn_is_not_there(browser: Client, where: str) -> None:
    assert browser.get(f"/drawings/{drawings.edition()}/{where}.svg").status_code == 404


def test_an_exercise_shows_its_drawing_and_moves_when_it_is_asked_to(browser: Client) -> None:
    still, moving = drawings.address(MOVING), drawings.address(MOVING, Form.MOVING)
    page = browser.get(f"/exercises/{MOVING}/").content.decode()
    assert f'src="{still}"' in page
    assert moving not in page
    asked = browser.get(f"/exercises/{MOVING}/?moving=1").content.decode()
    assert f'src="{moving}"' in asked
    assert f'media="(prefers-reduced-motion: reduce)" srcset="{still}"' in asked


def test_the_list_shows_the_small_shape_when_it_comes_into_view(browser: Client) -> None:
    page = browser.get("/exercises/?q=bodyweight+squat").content.decode()
    image = re.search(rf"<img[^>]*{drawings.address(STILL, Form.SMALL)}[^>]*>", page)
    assert image
    assert 'loading="lazy"' in image[0]


def first_gym_session(ana: Runner) -> SeasonSession:
    return ana.seasons.get().seasonsessions.filter(session__contains="full").earliest("day")


def test_a_session_shows_the_drawing_of_every_card(browser: Client, ana: Runner) -> None:
    page = browser.get(f"/session/{first_gym_session(ana).session}/").content.decode()
    names = set(re.findall(r'<h2 id="name-\d+">([^<]+)</h2>', page))
    drawn = {each.name for each in load().exercises.values() if drawings.address(each.id)}
    shown = set(re.findall(r'<img alt="([^"]+)"[^>]* src="/drawings/', page))
    assert names & drawn
    assert names & drawn <= shown


def test_today_shows_the_shape_of_what_it_lists(
    browser: Client, ana: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = first_gym_session(ana)
    monkeypatch.setattr("wholestride.web.pages.runner_pages.today_in", lambda zone: planned.day)
    page = browser.get("/today/").content.decode()
    assert page.count('class="shape"') >= 4
    assert 'class="shape"><svg' in page
    assert drawings.address_of_style() in page
    assert "<title" not in drawings.shape(STILL)


def test_many_drawings_come_in_one_answer_and_what_there_is_not_is_left_out(
    browser: Client,
) -> None:
    at = f"/drawings/{drawings.edition()}/several/"
    names = f"still/{STILL},moving/{MOVING},still/nobody,painted/{STILL},"
    assert browser.get(at, {"names": names}).json() == {
        f"still/{STILL}": drawings.drawing(STILL, Form.STILL),
        f"moving/{MOVING}": drawings.drawing(MOVING, Form.MOVING),
    }
    assert browser.get(at).json() == {}
    too_many = browser.get(at, {"names": f"still/{STILL}," * 60})
    assert (too_many.status_code, list(too_many.json())) == (400, ["why"])
