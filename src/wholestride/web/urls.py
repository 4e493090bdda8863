"""Addresses that people can guess."""

from __future__ import annotations

from django.urls import path
from django.views.generic import RedirectView

from wholestride.web.door.local import door
from wholestride.web.later import page

urlpatterns = [
    path("", RedirectView.as_view(url="/today/"), name="home"),
    path("door/", door, name="door"),
    path("start/", page("start.start"), name="start"),
    path("start/files/<int:number>/out/", page("start.file_out"), name="start-file-out"),
    path("start/runs/", page("start.runs"), name="start-runs"),
    path("start/health/", page("start.health"), name="start-health"),
    path("start/answers/", page("start.questions"), name="start-answers"),
    path("start/ready/", page("start.ready"), name="start-ready"),
    path("files/", page("files.views.files"), name="files"),
    path("files/plan/", page("files.views.plan"), name="files-plan"),
    path("files/links/", page("files.links.links"), name="files-links"),
    path("files/history/", page("files.history.history"), name="files-history"),
    path("files/names/", page("files.names.names"), name="files-names"),
    path("files/out/", page("files.views.out"), name="files-out"),
    path("files/unit/<int:number>/", page("files.names.unit"), name="files-unit"),
    path("settings/", page("settings.settings"), name="settings"),
    path("settings/plan/", page("settings.replanned"), name="settings-plan"),
    path("settings/calendars/", page("calendars.calendars"), name="settings-calendars"),
    path("settings/intervals/", page("sharing.intervals"), name="settings-intervals"),
    path("settings/feed/", page("feed.feed_settings"), name="settings-feed"),
    path("settings/data/", page("data.data"), name="settings-data"),
    path("settings/data/import/", page("data.bring_in"), name="settings-import"),
    path("settings/data/delete/", page("data.delete"), name="settings-delete"),
    path("settings/data/calendars/<int:number>/", page("data.calendar"), name="settings-calendar"),
    path("settings/data/<str:name>", page("data.download"), name="settings-download"),
    path("settings/<slug:name>/", page("settings.section"), name="settings-section"),
    path("feed/<str:secret>.ics", page("feed.feed"), name="feed"),
    path("today/", page("today.today"), name="today"),
    path("today/look/", page("look.look"), name="look"),
    path("week/", page("week.week"), name="week"),
    path("week/change/", page("changes.hub"), name="changes"),
    path("week/change/undo/", page("changes.undo"), name="undo"),
    path("week/change/<int:number>/", page("changes.proposal"), name="proposal"),
    path("week/change/<slug:about>/", page("changes.form"), name="change"),
    path("week/move/<str:session>/", page("move.move"), name="move"),
    path("week/<str:day>/", page("week.week"), name="week-of"),
    path("session/free/", page("gym.page.never_planned"), name="session-free"),
    path("session/<str:session>/", page("gym.page.session"), name="session"),
    path("session/<str:session>/log/", page("gym.form.log"), name="session-log"),
    path("session/<str:session>/print/", page("sheets.session_sheet"), name="session-print"),
    path("session/<str:session>/watch.fit", page("watch.to_come"), name="session-watch"),
    path("session/<str:session>/done.fit", page("watch.finished"), name="session-done"),
    path("week/<str:day>/watch.zip", page("watch.two_weeks"), name="week-watch"),
    path("week/<str:day>/print/", page("sheets.week_sheet"), name="week-print"),
    path("season/print/", page("sheets.season_sheet"), name="season-print"),
    path("api/events/", page("phone.events"), name="events"),
    path("api/pages/", page("phone.pages"), name="pages"),
    path("sw.js", page("phone.worker"), name="worker"),
    path("manifest.webmanifest", page("phone.manifest"), name="manifest"),
    path("drawings/<slug:edition>/style.css", page("pictures.style"), name="drawing-style"),
    path("drawings/<slug:edition>/several/", page("pictures.several"), name="drawings"),
    path(
        "drawings/<slug:edition>/<slug:form>/<slug:name>.svg",
        page("pictures.drawing"),
        name="drawing",
    ),
    path("season/", page("season.season"), name="season"),
    path("season/what-if/", page("what_if.what_if"), name="what-if"),
    path("progress/", page("progress.progress"), name="progress"),
    path("handful/", page("handful.views.handful"), name="handful"),
    path("handful/place/", page("handful.placing.place"), name="handful-place"),
    path("handful/start/", page("handful.views.start"), name="handful-start"),
    path("handful/print/", page("sheets.made_sheet"), name="handful-print"),
    path("handful/<slug:name>/", page("handful.views.upper"), name="upper-session"),
    path("exercises/", page("exercises.exercises"), name="exercises"),
    path("exercises/<str:name>/", page("exercises.exercise"), name="exercise"),
]

handler400 = "wholestride.web.door.refusals.bad_request"
handler403 = "wholestride.web.door.refusals.not_allowed"
handler404 = "wholestride.web.door.refusals.not_found"
handler500 = "wholestride.web.door.refusals.failed"
