"""Running calendars that are followed by their address."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("training", "0008_recorded_activities_and_histories"),
    ]

    operations = [
        migrations.AddField(
            model_name="calendarfile",
            name="address",
            field=models.CharField(blank=True, default="", max_length=2000),
        ),
        migrations.CreateModel(
            name="FollowedCalendar",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_all", models.BooleanField(default=True)),
                ("found", models.BinaryField(default=b"")),
                ("differs", models.CharField(blank=True, default="", max_length=200)),
                ("etag", models.CharField(blank=True, default="", max_length=300)),
                ("modified", models.CharField(blank=True, default="", max_length=300)),
                ("looked_at", models.DateTimeField(null=True)),
                ("good_at", models.DateTimeField(null=True)),
                ("trouble", models.CharField(blank=True, default="", max_length=300)),
                ("next_step", models.CharField(blank=True, default="", max_length=300)),
                (
                    "calendar",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="followed",
                        to="training.calendarfile",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="proposal",
            name="followed",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="proposals",
                to="training.followedcalendar",
            ),
        ),
    ]
