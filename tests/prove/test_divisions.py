"""The real tree of a city from the file beside the project: what is printed, and what then stands in the map."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.models import Count

from yuanba.domains.places.public import Division

TREE = Path(__file__).parents[3] / "shared" / "data" / "chengdu_divisions.csv"
DISTRICTS = {"彭州": (13, 202), "锦江": (11, 76), "青羊": (12, 67), "温江": (9, 95)}
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not TREE.exists(),
        reason="chengdu_divisions.csv is real input that lies beside the project, and is not on this machine",
    ),
]


def printed(capsys):
    call_command("divisions", "--city", "5101", "--file", str(TREE), "--name", "成都市")
    return capsys.readouterr().out.splitlines()


def test_the_whole_city_is_printed_and_stands_in_the_map(capsys):
    *_first, sums, districts = printed(capsys)
    assert sums == "districts 20, streets 261, communities 3,047"
    told = dict(part.rsplit(" ", 1) for part in districts.split(", "))
    assert len(told) == 20
    assert {name: told[name] for name in DISTRICTS} == {name: "{}/{}".format(*n) for name, n in DISTRICTS.items()}

    levels = Division.objects.values_list("level").annotate(n=Count("id")).order_by()
    assert dict(levels) == {"city": 1, "district": 20, "street": 261, "community": 3047}
    assert sum(int(n.split("/")[0]) for n in told.values()) == 261
    assert sum(int(n.split("/")[1]) for n in told.values()) == 3047
    for name, (streets, communities) in DISTRICTS.items():
        district = Division.objects.get(level="district", name__startswith=name)
        below = Division.objects.filter(path__startswith=f"{district.path}/").values_list("level")
        assert dict(below.annotate(n=Count("id")).order_by()) == {"street": streets, "community": communities}

    assert printed(capsys)[0] == "added 0, renamed 0"
    assert Division.objects.count() == 1 + 20 + 261 + 3047
