import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("training", "0004_proposals"),
    ]

    operations = [
        migrations.AddField(
            model_name="issuedseason",
            name="stamp",
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
        migrations.AddIndex(
            model_name="seasonsession",
            index=models.Index(fields=["session", "season", "day"], name="season_of_a_session"),
        ),
    ]
