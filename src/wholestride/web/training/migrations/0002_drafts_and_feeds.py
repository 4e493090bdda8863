import django.db.models.deletion
from django.db import migrations, models

import wholestride.web.training.documents


class Migration(migrations.Migration):
    dependencies = [
        ("training", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="calendarfile",
            name="is_draft",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="calendarfile",
            name="plan_start",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="calendarfile",
            name="race_day",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="runner",
            name="distance_unit",
            field=models.CharField(default="km", max_length=2),
        ),
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
                ("season", models.PositiveIntegerField(default=0)),
                ("calendar", models.BinaryField(default=bytes)),
                (
                    "runner",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feed",
                        to="training.runner",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SeasonDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("typed", wholestride.web.training.documents.Document(default=dict)),
                (
                    "runner",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="draft",
                        to="training.runner",
                    ),
                ),
            ],
        ),
    ]
