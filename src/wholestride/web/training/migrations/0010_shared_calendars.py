"""Sessions that are shared with intervals.icu while the runner agrees."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("training", "0009_followed_calendars"),
    ]

    operations = [
        migrations.CreateModel(
            name="SharedCalendar",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("athlete", models.CharField(max_length=20)),
                ("key_name", models.CharField(max_length=64)),
                ("tried_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("sent", models.PositiveIntegerField(default=0)),
                ("season", models.PositiveIntegerField(default=0)),
                ("trouble", models.CharField(blank=True, default="", max_length=300)),
                ("next_step", models.CharField(blank=True, default="", max_length=300)),
                (
                    "runner",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shared",
                        to="training.runner",
                    ),
                ),
            ],
        ),
    ]
