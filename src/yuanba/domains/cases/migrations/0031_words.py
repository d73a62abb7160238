
import django.db.models.deletion
import yuanba.kernel.ids
import yuanba.platform.yards.models
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0030_policy_number_rows'),
        ('yards', '0003_former_paths'),
    ]

    operations = [
        migrations.CreateModel(
            name='Words',
            fields=[
                ('id', models.UUIDField(default=yuanba.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('terms', models.TextField()),
                ('case', yuanba.platform.yards.models.YardKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('yard', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='yards.yard')),
            ],
        ),
        migrations.AddConstraint(
            model_name='words',
            constraint=models.UniqueConstraint(fields=('yard', 'case'), name='cases_words_once'),
        ),
    ]
