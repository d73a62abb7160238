from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('places', '0015_estate_lists'),
    ]

    operations = [
        migrations.AddField(
            model_name='station',
            name='spot',
            field=models.CharField(blank=True, default='', max_length=80),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='station',
            name='spot_en',
            field=models.CharField(blank=True, default='', max_length=120),
            preserve_default=False,
        ),
    ]
