"""Addresses that people can guess."""

from __future__ import annotations

from django.urls import path
from django.views.generic import RedirectView

from wholestride.web.door.local import door
from wholestride.web.pages import changes, data, feed, phone, settings, start
from wholestride.web.pages.exercises import exercise, exercises
from wholestride.web.pages.gym import form as gym_form
from wholestride.web.pages.gym import page as gym_page
from wholestride.web.pages.move import move
from wholestride.web.pages.progress import progress
from wholestride.web.pages.season import season
from wholestride.web.pages.today import today
from wholestride.web.pages.week import week
from wholestride.web.pages.what_if import what_if

urlpatterns = [
    path("", RedirectView.as_view(url="/today/"), name="home"),
    path("door/", door, name="door"),
    path("start/", start.start, name="start"),
    path("start/files/<int:number>/out/", start.file_out, name="start-file-out"),
    path("start/runs/", start.runs, name="start-runs"),
    path("start/health/", start.health, name="start-health"),
    path("start/answers/", start.questions, name="start-answers"),
    path("start/ready/", start.ready, name="start-ready"),
    path("settings/", settings.settings, name="settings"),
    path("settings/plan/", settings.replanned, name="settings-plan"),
    path("settings/feed/", feed.feed_settings, name="settings-feed"),
    path("settings/data/", data.data, name="settings-data"),
    path("settings/data/import/", data.bring_in, name="settings-import"),
    path("settings/data/delete/", data.delete, name="settings-delete"),
    path("settings/data/calendars/<int:number>/", data.calendar, name="settings-calendar"),
    path("settings/data/<str:name>", data.download, name="settings-download"),
    path("settings/<slug:name>/", settings.section, name="settings-section"),
    path("feed/<str:secret>.ics", feed.feed, name="feed"),
    path("today/", today, name="today"),
    path("week/", week, name="week"),
    path("week/change/", changes.hub, name="changes"),
    path("week/change/undo/", changes.undo, name="undo"),
    path("week/change/<int:number>/", changes.proposal, name="proposal"),
    path("week/change/<slug:about>/", changes.form, name="change"),
    path("week/move/<str:session>/", move, name="move"),
    path("week/<str:day>/", week, name="week-of"),
    path("session/<str:session>/", gym_page.session, name="session"),
    path("session/<str:session>/log/", gym_form.log, name="session-log"),
    path("api/events/", phone.events, name="events"),
    path("api/pages/", phone.pages, name="pages"),
    path("sw.js", phone.worker, name="worker"),
    path("manifest.webmanifest", phone.manifest, name="manifest"),
    path("season/", season, name="season"),
    path("season/what-if/", what_if, name="what-if"),
    path("progress/", progress, name="progress"),
    path("exercises/", exercises, name="exercises"),
    path("exercises/<str:name>/", exercise, name="exercise"),
]

handler400 = "wholestride.web.door.refusals.bad_request"
handler404 = "wholestride.web.door.refusals.not_found"
handler500 = "wholestride.web.door.refusals.failed"
