import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Installation",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[("real", "Real"), ("try_out", "Try Out"), ("made_up", "Made Up")],
                        max_length=10,
                    ),
                ),
                ("begun_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)), name="there_is_one_installation"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkerBeat",
            fields=[
                (
                    "worker",
                    models.CharField(max_length=64, primary_key=True, serialize=False),
                ),
                ("started_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
    ]
