from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0018_spoken")]
    operations = [
        migrations.AddField(model_name="counter", name="changes", field=models.IntegerField(default=0)),
    ]
