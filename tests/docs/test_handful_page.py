"""The page about handfuls and printing says what the application really does."""

from __future__ import annotations

import re

from django.urls import resolve

from tests.docs.pages import page
from wholestride.planning.build import FEWEST_MINUTES, MOST_EXERCISES, MOST_MINUTES
from wholestride.planning.upper_sessions import FORMS
from wholestride.web.pages.handful.placing import MOST_WEEKS
from wholestride.web.pages.handful.views import FORM_NAMES

TEXT = page("docs/how-to/handful-and-print.md")


def test_every_address_on_the_page_is_there() -> None:
    addresses = re.findall(r"`(/[a-z/-]+/)`", TEXT)
    assert len(addresses) == 4
    assert all(resolve(each) for each in addresses)


def test_the_numbers_are_those_of_the_builder() -> None:
    assert f"({FEWEST_MINUTES} to {MOST_MINUTES}, warm-up included)" in TEXT
    assert f"up to {MOST_EXERCISES} exercises of each half" in TEXT
    assert f"for up to {MOST_WEEKS} weeks" in TEXT


def test_every_form_is_named() -> None:
    assert set(FORM_NAMES) == set(FORMS)
    assert all(name.lower() in TEXT for name in FORM_NAMES.values())
