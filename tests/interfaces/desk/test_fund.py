"""The maintenance fund on the desk: noted with its picture, refused with what was typed, opened again."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.support.pictures import photograph
from yuanba.domains.finance.public import fund

pytestmark = pytest.mark.django_db
GIVEN = {"day": "2026-03-31", "came": "", "used": "", "balance": "8123456.00", "source": "房管局 三月对账单"}


def test_noted_with_its_picture_and_opened(town, enter):
    client = enter("manager")
    answer = client.post("/desk/JG/fund/", GIVEN | {"scan": SimpleUploadedFile("a.jpg", photograph())})
    assert (answer.status_code, answer["Location"]) == (302, "/desk/JG/fund/?done=1")
    stood = fund.FundStanding.objects.get(yard=town.yard)
    assert (stood.balance, stood.came, stood.used, stood.source) == (812345600, 0, 0, "房管局 三月对账单")
    page = client.get("/desk/JG/fund/").content.decode()
    assert ("8,123,456.00" in page, f"/desk/JG/fund/{stood.id}/0" in page) == (True, True)
    picture = client.get(f"/desk/JG/fund/{stood.id}/0")
    assert (picture.status_code, picture["Content-Type"], picture["Cache-Control"]) == (200, "image/jpeg", "no-store")
    assert b"".join(picture.streaming_content)[:2] == b"\xff\xd8"


def test_a_refusal_keeps_what_was_typed_and_its_picture(town, enter):
    client = enter("manager")
    wrong = GIVEN | {"balance": "", "scan": SimpleUploadedFile("a.jpg", photograph())}
    answer = client.post("/desk/JG/fund/", wrong)
    page = answer.content.decode()
    assert (answer.status_code, "房管局 三月对账单" in page, 'name="stored-scan"' in page) == (422, True, True)
    assert fund.FundStanding.objects.count() == 0


def test_who_only_reads_finds_no_form(town, enter):
    page = enter("supervisor").get("/desk/JG/fund/").content.decode()
    assert ('<form method="post" enctype' in page, "维修资金" in page) == (False, True)
