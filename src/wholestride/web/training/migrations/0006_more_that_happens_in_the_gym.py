from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("training", "0005_seasons_found_quickly"),
    ]

    operations = [
        migrations.AddField(
            model_name="logevent",
            name="seen",
            field=models.CharField(blank=True, max_length=400, null=True),
        ),
        migrations.AlterField(
            model_name="logevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("set-done", "Set Done"),
                    ("set-undone", "Set Undone"),
                    ("started", "Started"),
                    ("finished", "Finished"),
                    ("note", "Note"),
                    ("pain", "Pain"),
                    ("swapped", "Swapped"),
                    ("left-out", "Left Out"),
                    ("shortened", "Shortened"),
                    ("added", "Added"),
                    ("placed", "Placed"),
                    ("check-in", "Check In"),
                    ("looked", "Looked"),
                ],
                max_length=12,
            ),
        ),
    ]
