"""Recorded activities, their uploads, and strength histories of other apps."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

import wholestride.web.training.documents


class Migration(migrations.Migration):
    dependencies = [
        ("training", "0007_weeks_reminders_and_trips"),
    ]

    operations = [
        migrations.CreateModel(
            name="ExerciseName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("sets", models.PositiveIntegerField(default=0)),
                ("exercise", models.CharField(blank=True, max_length=80, null=True)),
                (
                    "runner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="exercise_names",
                        to="training.runner",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("runner"), models.F("name"), name="one_answer_a_name"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RecordedActivity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("recording", models.CharField(max_length=80)),
                ("start", models.DateTimeField()),
                ("utc_start", models.DateTimeField(null=True)),
                ("zone", models.CharField(blank=True, default="", max_length=64)),
                ("zone_source", models.CharField(max_length=8)),
                ("sport", models.CharField(max_length=12)),
                ("elapsed_seconds", models.PositiveIntegerField()),
                ("moving_seconds", models.PositiveIntegerField(null=True)),
                ("metres", models.PositiveIntegerField(null=True)),
                ("climb_m", models.PositiveIntegerField(null=True)),
                ("load", models.PositiveIntegerField(null=True)),
                ("mean_heart_rate", models.PositiveSmallIntegerField(null=True)),
                ("highest_heart_rate", models.PositiveSmallIntegerField(null=True)),
                ("title", models.CharField(blank=True, default="", max_length=200)),
                ("source", models.CharField(max_length=40)),
                ("device", models.CharField(blank=True, default="", max_length=64)),
                ("splits", wholestride.web.training.documents.Document(default=list)),
                ("same_as", wholestride.web.training.documents.Document(default=list)),
                ("apart_from", wholestride.web.training.documents.Document(default=list)),
                (
                    "runner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recordings",
                        to="training.runner",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["runner", "start"], name="recordings_of_days")],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("runner"), models.F("recording"), name="one_row_a_recording"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StrengthTable",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("digest", models.CharField(max_length=64)),
                ("data", models.BinaryField()),
                ("unit", models.CharField(blank=True, default="", max_length=2)),
                ("needs_unit", models.BooleanField(default=False)),
                ("sets", models.PositiveIntegerField(default=0)),
                ("findings", wholestride.web.training.documents.Document(default=list)),
                (
                    "runner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="strength_tables",
                        to="training.runner",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("runner"), models.F("digest"), name="one_row_a_table"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField()),
                ("files", wholestride.web.training.documents.Document(default=list)),
                ("size_bytes", models.PositiveBigIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("done", "Done"), ("failed", "Failed")],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("claim", models.UUIDField(null=True)),
                ("claimed_until", models.PositiveBigIntegerField(default=0)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("reading", models.CharField(blank=True, default="", max_length=200)),
                ("found", models.PositiveIntegerField(default=0)),
                ("fresh", models.PositiveIntegerField(default=0)),
                ("findings", wholestride.web.training.documents.Document(default=list)),
                (
                    "runner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uploads",
                        to="training.runner",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "claimed_until"], name="uploads_that_wait")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("runner"), models.F("uid"), name="one_upload_a_form"
                    )
                ],
            },
        ),
    ]
