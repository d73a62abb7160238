# Where yards were before they were moved.

import django.db.models.deletion
import yuanba.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('yards', '0002_standstill'),
    ]

    operations = [
        migrations.CreateModel(
            name='FormerPath',
            fields=[
                ('id', models.UUIDField(default=yuanba.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('path', models.CharField(max_length=200)),
                ('at', models.DateTimeField(db_index=True)),
                ('yard', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='yards.yard')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('yard', 'path'), name='yards_former_path_once')],
            },
        ),
    ]
