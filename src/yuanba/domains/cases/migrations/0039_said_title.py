from django.db import migrations, models


class Migration(migrations.Migration):
    """The column stays `title`: what it holds is what was said, nothing where it was only spoken."""

    dependencies = [("cases", "0038_company_rows")]

    operations = [
        migrations.AlterField(
            model_name="case",
            name="title",
            field=models.CharField(blank=True, db_column="title", max_length=60),
        ),
        migrations.RenameField(model_name="case", old_name="title", new_name="said_title"),
    ]
