"""Commands on a database that has no tables, or not all of them."""

import os
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command
from django.db.migrations.recorder import MigrationRecorder

from yuanba.platform.yards.ready import missing


def yuanba(folder, *words):
    known = os.environ | {"YUANBA_DATA_DIR": str(folder), "YUANBA_DATABASE_URL": "", "YUANBA_MIGRATE_URL": ""}
    known["DJANGO_SETTINGS_MODULE"] = "yuanba.settings"
    return subprocess.run([sys.executable, "-m", "yuanba", *words], env=known, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("words", "said"), [(("audit", "verify"), "0 yards: all seals hold"), (("people", "keys"), "")]
)
def test_a_fresh_database_is_migrated(tmp_path, words, said):
    done = yuanba(tmp_path, *words)
    assert (done.returncode, done.stderr, done.stdout.strip()) == (0, "", said)


@pytest.mark.django_db
def test_one_that_is_behind_is_refused_with_what_to_run():
    assert missing() == 0
    MigrationRecorder.Migration.objects.filter(app="notify").latest("name").delete()
    assert missing() == 1
    with pytest.raises(CommandError, match=r"lacks 1 migrations\. Run first: yuanba migrate"):
        call_command("audit", "verify")
