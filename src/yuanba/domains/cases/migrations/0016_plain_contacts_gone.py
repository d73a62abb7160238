"""What is sealed stands nowhere else."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0015_sealed_contacts_rows")]

    operations = [
        migrations.RemoveField("contact", "name"),
        migrations.RemoveField("contact", "phone"),
    ]
