"""Rows. Numbers are whole, in the unit of their name; documents are those of the season file."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from wholestride.web.training.documents import Document
from wholestride.web.training.file_models import ExerciseName as ExerciseName
from wholestride.web.training.file_models import RecordedActivity as RecordedActivity
from wholestride.web.training.file_models import StrengthTable as StrengthTable
from wholestride.web.training.file_models import Upload as Upload


class Runner(models.Model):
    """The runner behind a login, with the athlete as the athlete file says it."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="runner"
    )
    athlete = Document()
    theme = models.CharField(max_length=8, default="", blank=True)
    distance_unit = models.CharField(max_length=2, default="km")
    week_starts_on = models.PositiveSmallIntegerField(default=0)
    """The first day of a week on the board: 0 is Monday, 6 Sunday."""
    reminder_minutes = models.PositiveSmallIntegerField(null=True)
    """How long before a session the calendar feed reminds; null reminds of none."""
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.user.get_username()


class CalendarFile(models.Model):
    """A running calendar as it was handed over, to be read again for another season.

    A plan that counts weeks lies on the calendar by its first day or by its race day. A draft
    belongs to a season that has not been planned yet. With an ``address`` the calendar is followed:
    ``data`` is what the season knows of it, and stays until the runner has answered what is new.
    """

    runner = models.ForeignKey(Runner, on_delete=models.CASCADE, related_name="calendars")
    name = models.CharField(max_length=200)
    data = models.BinaryField()
    is_draft = models.BooleanField(default=False)
    plan_start = models.DateField(null=True)
    race_day = models.DateField(null=True)
    address = models.CharField(max_length=2000, default="", blank=True)


class FollowedCalendar(models.Model):
    """What came of looking at a calendar's address; times are UTC.

    ``found`` waits to be answered, and ``differs`` says in words what it changes. ``etag`` and
    ``modified`` are the marks of what was fetched last. With no ``data`` yet, ``is_all`` tells
    whether the calendar is all of the running, or comes beside what the season has.
    """

    calendar = models.OneToOneField(CalendarFile, on_delete=models.CASCADE, related_name="followed")
    is_all = models.BooleanField(default=True)
    found = models.BinaryField(default=b"")
    differs = models.CharField(max_length=200, default="", blank=True)
    etag = models.CharField(max_length=300, default="", blank=True)
    modified = models.CharField(max_length=300, default="", blank=True)
    looked_at = models.DateTimeField(null=True)
    good_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, default="", blank=True)
    next_step = models.CharField(max_length=300, default="", blank=True)


class SharedCalendar(models.Model):
    """A runner's wish to show the sessions of two weeks in the calendar of intervals.icu.

    The row stands only while the runner agrees. ``key_name`` names the file that holds the key,
    which is in no row. Times are UTC; ``season`` is the number of the season that was sent.
    """

    runner = models.OneToOneField(Runner, on_delete=models.CASCADE, related_name="shared")
    athlete = models.CharField(max_length=20)
    key_name = models.CharField(max_length=64)
    tried_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    sent = models.PositiveIntegerField(default=0)
    season = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=300, default="", blank=True)
    next_step = models.CharField(max_length=300, default="", blank=True)


class SeasonDraft(models.Model):
    """What was typed for a season that is not planned yet, form by form, as it was typed."""

    runner = models.OneToOneField(Runner, on_delete=models.CASCADE, related_name="draft")
    typed = Document(default=dict)


class CalendarFeed(models.Model):
    """The private address of a calendar; of its secret only the hash is kept.

    ``calendar`` is what was handed out last, so that what goes from the season is cancelled in
    it and what stays keeps its stamps; ``made_of`` tells apart all that it was made of.
    ``origin`` is where the address was made, to lead back to the sessions.
    """

    runner = models.OneToOneField(Runner, on_delete=models.CASCADE, related_name="feed")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_of = models.CharField(max_length=64, default="")
    origin = models.CharField(max_length=200, default="")
    calendar = models.BinaryField(default=bytes)


class IssuedSeason(models.Model):
    """A season as it was issued, never changed afterwards; the newest one is the current one."""

    runner = models.ForeignKey(Runner, on_delete=models.CASCADE, related_name="seasons")
    number = models.PositiveIntegerField()
    first = models.DateField()
    last = models.DateField()
    head = Document()
    """The season file without its runs, weeks and sessions."""
    stamp = models.UUIDField(default=uuid.uuid4, editable=False)
    """With the key it names these very rows, also where a key is given a second time."""

    class Meta:
        """One number once for each runner."""

        constraints = [
            models.UniqueConstraint("runner", "number", name="one_season_a_number"),
            models.CheckConstraint(condition=Q(first__lte=F("last")), name="season_begins_first"),
        ]


class SeasonItem(models.Model):
    """What the items of a season share: their place in the season and their document."""

    season = models.ForeignKey(IssuedSeason, on_delete=models.CASCADE, related_name="%(class)ss")
    position = models.PositiveIntegerField()
    day = models.DateField()
    document = Document()

    class Meta:
        """A day of a season is found without reading the others."""

        abstract = True
        ordering = ["position"]
        indexes = [models.Index(fields=["season", "day"])]


class SeasonWeek(SeasonItem):
    """A week's account; ``day`` is its Monday."""


class SeasonRun(SeasonItem):
    """A run; ``day`` is its local date."""


class SeasonSession(SeasonItem):
    """A planned session; ``day`` is its local date."""

    session = models.CharField(max_length=80)

    class Meta(SeasonItem.Meta):
        """The seasons that hold a session are found without reading the others."""

        indexes = [
            *SeasonItem.Meta.indexes,
            models.Index(fields=["session", "season", "day"], name="season_of_a_session"),
        ]


class Proposal(models.Model):
    """A question of the runner: what would these changes do? The season changes on accepting.

    ``words`` say what was asked; ``fingerprint`` is that of the season that was shown,
    ``result`` the one that was issued. ``followed`` is the calendar that asks, where one does.
    """

    class State(models.TextChoices):
        """What became of it."""

        OPEN = "open"
        ACCEPTED = "accepted"
        REFUSED = "refused"
        UNDONE = "undone"

    runner = models.ForeignKey(Runner, on_delete=models.CASCADE, related_name="proposals")
    base = models.ForeignKey(IssuedSeason, on_delete=models.CASCADE, related_name="proposals")
    result = models.ForeignKey(
        IssuedSeason, on_delete=models.CASCADE, related_name="made_by", null=True
    )
    changes = models.JSONField()
    followed = models.ForeignKey(
        FollowedCalendar, on_delete=models.SET_NULL, related_name="proposals", null=True
    )
    words = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)


class LogEvent(models.Model):
    """One thing that was tapped, kept for ever; the newest of its place counts.

    ``uid`` is made by the phone before it says "saved", so that a repeated message is known.
    ``sequence`` rises with every event of a device; the wall clock decides nothing. ``seen``
    names the events of the same place that stood on the device, so that changes of two devices
    that did not know of each other are found; None where nobody told.
    """

    class Kind(models.TextChoices):
        """What was tapped."""

        SET_DONE = "set-done"
        SET_UNDONE = "set-undone"
        STARTED = "started"
        FINISHED = "finished"
        NOTE = "note"
        PAIN = "pain"
        SWAPPED = "swapped"
        LEFT_OUT = "left-out"
        SHORTENED = "shortened"
        ADDED = "added"
        PLACED = "placed"
        CHECK_IN = "check-in"
        LOOKED = "looked"

    runner = models.ForeignKey(Runner, on_delete=models.CASCADE, related_name="events")
    uid = models.UUIDField()
    device = models.CharField(max_length=40)
    sequence = models.PositiveBigIntegerField()
    session = models.CharField(max_length=80)
    day = models.DateField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    exercise = models.CharField(max_length=80, default="", blank=True)
    set_number = models.PositiveSmallIntegerField(default=0)
    side = models.CharField(max_length=8, default="both")
    is_warm_up = models.BooleanField(default=False)
    reps = models.PositiveSmallIntegerField(null=True)
    load_grams = models.IntegerField(null=True)
    load_in_pounds = models.BooleanField(default=False)
    seconds = models.PositiveIntegerField(null=True)
    metres = models.PositiveIntegerField(null=True)
    rir = models.PositiveSmallIntegerField(null=True)
    srpe = models.PositiveSmallIntegerField(null=True)
    pain = models.PositiveSmallIntegerField(null=True)
    note = models.TextField(default="", blank=True)
    done_at = models.DateTimeField()
    seen = models.CharField(max_length=400, null=True, blank=True)

    class Meta:
        """A message that comes twice is one row."""

        constraints = [
            models.UniqueConstraint("runner", "uid", name="one_row_an_event"),
            models.CheckConstraint(
                condition=Q(rir__isnull=True) | Q(rir__lte=10), name="rir_to_10"
            ),
            models.CheckConstraint(
                condition=Q(srpe__isnull=True) | Q(srpe__lte=10), name="srpe_to_10"
            ),
            models.CheckConstraint(
                condition=Q(pain__isnull=True) | Q(pain__lte=10), name="pain_to_10"
            ),
        ]
        indexes = [
            models.Index(fields=["runner", "session"]),
            models.Index(fields=["runner", "day"]),
        ]
