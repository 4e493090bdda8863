"""What a runner hands over: files that wait, recordings, strength tables, answered names."""

from __future__ import annotations

from django.db import models

from wholestride.web.training.documents import Document

LONGEST_FILE_NAME = 200


class Upload(models.Model):
    """Files of recorded activities that were handed over together, and what was found in them.

    Their bytes lie in the data folder until they are read. A reader claims the row for some
    seconds at a time: one that was killed loses its claim, and the next begins again.
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting"
        DONE = "done"
        FAILED = "failed"

    runner = models.ForeignKey("training.Runner", on_delete=models.CASCADE, related_name="uploads")
    uid = models.UUIDField()
    """Made by the form, so that a form that is sent twice is one upload."""
    files = Document(default=list)
    """Names of the files in their order."""
    size_bytes = models.PositiveBigIntegerField(default=0)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    claim = models.UUIDField(null=True)
    claimed_until = models.PositiveBigIntegerField(default=0)
    """Until when its reader is believed to be alive [s since the epoch]."""
    tries = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    """Files read and files in all; 0 where nobody knows yet."""
    reading = models.CharField(max_length=LONGEST_FILE_NAME, default="", blank=True)
    found = models.PositiveIntegerField(default=0)
    fresh = models.PositiveIntegerField(default=0)
    """Recordings that were found, and those that were not known before."""
    findings = Document(default=list)

    class Meta:
        """One form is one upload; what waits is found without reading the rest."""

        constraints = [models.UniqueConstraint("runner", "uid", name="one_upload_a_form")]
        indexes = [models.Index(fields=["state", "claimed_until"], name="uploads_that_wait")]


class RecordedActivity(models.Model):
    """One recording, without position and serial number; whole numbers in their names' units.

    ``splits`` holds seconds, metres and heart rate of each; ``same_as`` and ``apart_from`` what
    the runner said of other recordings.
    """

    runner = models.ForeignKey(
        "training.Runner", on_delete=models.CASCADE, related_name="recordings"
    )
    recording = models.CharField(max_length=80)
    start = models.DateTimeField()
    utc_start = models.DateTimeField(null=True)
    zone = models.CharField(max_length=64, default="", blank=True)
    zone_source = models.CharField(max_length=8)
    sport = models.CharField(max_length=12)
    elapsed_seconds = models.PositiveIntegerField()
    moving_seconds = models.PositiveIntegerField(null=True)
    metres = models.PositiveIntegerField(null=True)
    climb_m = models.PositiveIntegerField(null=True)
    load = models.PositiveIntegerField(null=True)
    mean_heart_rate = models.PositiveSmallIntegerField(null=True)
    highest_heart_rate = models.PositiveSmallIntegerField(null=True)
    title = models.CharField(max_length=200, default="", blank=True)
    source = models.CharField(max_length=40)
    device = models.CharField(max_length=64, default="", blank=True)
    splits = Document(default=list)
    same_as = Document(default=list)
    apart_from = Document(default=list)

    class Meta:
        """A recording that comes twice is one row."""

        constraints = [models.UniqueConstraint("runner", "recording", name="one_row_a_recording")]
        indexes = [models.Index(fields=["runner", "start"], name="recordings_of_days")]


class StrengthTable(models.Model):
    """A strength history of another app as it was handed over, to be read again with new answers.

    ``unit`` is the runner's answer where the table does not name that of its weights.
    """

    runner = models.ForeignKey(
        "training.Runner", on_delete=models.CASCADE, related_name="strength_tables"
    )
    name = models.CharField(max_length=LONGEST_FILE_NAME)
    digest = models.CharField(max_length=64)
    data = models.BinaryField()
    unit = models.CharField(max_length=2, default="", blank=True)
    needs_unit = models.BooleanField(default=False)
    sets = models.PositiveIntegerField(default=0)
    findings = Document(default=list)

    class Meta:
        """The same table twice is one row."""

        constraints = [models.UniqueConstraint("runner", "digest", name="one_row_a_table")]


class ExerciseName(models.Model):
    """What an exercise of another app is here: answered once; empty leaves it out."""

    runner = models.ForeignKey(
        "training.Runner", on_delete=models.CASCADE, related_name="exercise_names"
    )
    name = models.CharField(max_length=LONGEST_FILE_NAME)
    sets = models.PositiveIntegerField(default=0)
    exercise = models.CharField(max_length=80, null=True, blank=True)
    """Our exercise's id; null while it is open."""

    class Meta:
        """A name is answered once."""

        constraints = [models.UniqueConstraint("runner", "name", name="one_answer_a_name")]
