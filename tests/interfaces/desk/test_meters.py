"""Meters on the desk: hung up, read with a second look, replaced, readings from a spreadsheet as it came."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.prove.routes.meters import readings_sheet
from tests.support.pages import words
from tests.support.spreadsheets import workbook
from yuanba.domains.assets import public as assets
from yuanba.kernel import clock

NEW = {"place": "3-1-902", "kind": "water", "code": "W-902", "first": "100", "digits": "5", "factor": "1"}
BASE = "/desk/JG/meters/"


@pytest.fixture(autouse=True)
def _june():
    with clock.at(clock.aware(clock.now().replace(2026, 6, 30))):
        yield


def hung(client):
    answer = client.post(f"{BASE}new/", NEW | {"day": "2026-01-01"})
    assert answer.status_code == 302
    return answer["Location"].partition("?")[0]


def test_a_meter_hangs_and_is_read_with_a_second_look(town, enter):
    engineer = enter("engineer")
    link = hung(engineer)
    assert hung(engineer) == link
    assert engineer.post(f"{link}do/read/", {"value": "112", "day": "2026-05-31"}).status_code == 302
    back = engineer.post(f"{link}do/read/", {"value": "111", "day": "2026-06-30"})
    assert (back.status_code, "不能倒走" in words(back), 'value="111"' in back.content.decode()) == (422, True, True)
    leap = engineer.post(f"{link}do/read/", {"value": "500", "day": "2026-06-30"})
    assert (leap.status_code, "我又看了一遍" in words(leap)) == (422, True)
    assert engineer.post(f"{link}do/read/", {"value": "500", "day": "2026-06-30", "sure": "1"}).status_code == 302
    other = engineer.post(f"{link}do/read/", {"value": "115", "day": "2026-06-30"})
    assert (other.status_code, "上次读数错在哪里" in words(other)) == (409, True)
    right = {"value": "115", "day": "2026-06-30", "words": "看错了"}
    assert engineer.post(f"{link}do/read/", right).status_code == 302
    assert "看错了" in words(enter("supervisor").get(link))
    assert "115" in words(enter("butler").get(f"{BASE}?kind=water"))
    assert "W-902" not in words(enter("butler").get(f"{BASE}?kind=gas"))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"place": "9-9-9"}, "place"),
        ({"code": ""}, "code"),
        ({"first": "?"}, "first"),
        ({"digits": "x"}, "digits"),
        ({"day": ""}, "day"),
    ],
)
def test_what_is_wrong_with_a_new_meter_stands_at_its_field(town, enter, change, field):
    answer = enter("manager").post(f"{BASE}new/", NEW | {"day": "2026-01-01"} | change)
    assert answer.status_code == 422
    assert f'href="#f-{field}"' in answer.content.decode()
    assert not assets.Meter.objects.exists()


def test_a_replaced_meter_of_the_whole_estate(town, enter):
    manager = enter("manager")
    link = manager.post(f"{BASE}new/", NEW | {"place": "", "day": "2026-01-01"})["Location"].partition("?")[0]
    change = {"value": "120", "day": "2026-06-30", "code": "W-1", "first": "0", "digits": "6", "factor": "40"}
    assert enter("butler").post(f"{link}do/replace/", change).status_code == 404
    assert manager.post(f"{link}do/replace/", change | {"code": ""}).status_code == 422
    assert manager.post(f"{link}do/replace/", change).status_code == 302
    assert "2026-06-30 拆下" in words(manager.get(link))
    (follows,) = assets.Meter.objects.filter(gone_on=None)
    assert (follows.code, follows.factor, follows.kind, follows.place.kind) == ("W-1", 40, "water", "root")
    assert manager.post(f"{link}do/burn/").status_code == 404


def sent(client, content, name="抄表.xlsx"):
    return client.post(f"{BASE}sheet/", {"file": SimpleUploadedFile(name, content)})


def test_a_spreadsheet_is_looked_at_then_taken_over(town, enter):
    hung(enter("engineer"))
    butler = enter("butler")
    answer = sent(butler, readings_sheet(["3-1-902", "W-902", 115, "2026-06-30"], ["", "W-903", 5, "2026-06-30"]))
    assert answer.status_code == 302
    looked = words(butler.get(answer["Location"]))
    assert "W-903" in looked
    assert "登记 1 条读数" in looked
    assert not assets.Reading.objects.exists()
    assert butler.post(answer["Location"]).status_code == 302
    reading = assets.Reading.objects.get()
    assert (reading.value, reading.used, reading.source) == (11_500, 1500, "sheet")
    assert "没有新的读数" in words(butler.get(answer["Location"]))


def test_a_file_that_is_none_of_readings_is_told(town, enter):
    stream = io.BytesIO()
    workbook(stream, 表=[["姓名", "电话"], ["张三", "1"]])
    for content in (b"", stream.getvalue()):
        answer = sent(enter("manager"), content)
        assert answer.status_code == 422
        assert 'href="#f-file"' in answer.content.decode()
    assert enter("supervisor").post(f"{BASE}sheet/").status_code == 404
