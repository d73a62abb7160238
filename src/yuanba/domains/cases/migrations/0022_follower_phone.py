from django.db import migrations

import yuanba.platform.sealed.fields


class Migration(migrations.Migration):
    dependencies = [("cases", "0021_unplaced")]
    operations = [
        migrations.AddField("follower", "sealed_phone", yuanba.platform.sealed.fields.SealedText(blank=True, default="")),
    ]
