"""What is sealed stands nowhere else."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0020_sealed_telephones_rows")]

    operations = [migrations.RemoveField("account", "phone")]
