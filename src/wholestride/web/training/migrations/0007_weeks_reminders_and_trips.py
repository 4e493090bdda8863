"""Where a week begins, reminders of the feed, and what a feed was made of."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """A feed is written anew once after this; its sessions keep their stamps."""

    dependencies = [("training", "0006_more_that_happens_in_the_gym")]

    operations = [
        migrations.AddField(
            "runner", "week_starts_on", models.PositiveSmallIntegerField(default=0)
        ),
        migrations.AddField(
            "runner", "reminder_minutes", models.PositiveSmallIntegerField(null=True)
        ),
        migrations.RemoveField("calendarfeed", "season"),
        migrations.AddField("calendarfeed", "made_of", models.CharField(default="", max_length=64)),
        migrations.AddField("calendarfeed", "origin", models.CharField(default="", max_length=200)),
    ]
