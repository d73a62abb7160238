"""What neighbours gave when they joined: typed and spoken at the door, heard and opened with a reason on the desk."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import cases as made
from tests.support.pages import dangling, kept, words
from tests.support.sounds import wav
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.models import Brought

DARK, PHONE, WHY = "楼道灯不亮，晚上摸黑上楼。", "13900004411", "问是哪一层的灯"


@pytest.fixture
def case(town):
    return made.report(town.place, DARK).case


@pytest.fixture
def joined(town, enter, case):
    """A stranger wrote, spoke and left a telephone, and joined; the browser and the page of what is followed."""
    form, client = f"/say/JG/{town.place.id}/", enter()
    said = {"text": "楼道灯不亮，天黑看不见。", "name": "许大爷", "phone": PHONE}
    said |= {"sound": SimpleUploadedFile("v.wav", wav(), "audio/wav")}
    check = client.post(form, kept(client.get(form)) | said)
    asked = client.post(form, kept(check) | {"act": "send"})
    link = client.post(form, kept(asked) | {"join": str(case.id)})["Location"]
    return client, link.partition("?")[0]


def test_it_is_masked_until_it_is_opened_with_a_reason_and_the_neighbour_reads_who_looked(case, joined, enter):
    row, butler = Brought.objects.get(), enter("butler")
    page, base = f"/desk/JG/{case.id}/", f"/desk/JG/{case.id}/joined/{row.follower_id}/"
    shown = butler.get(page)
    assert "139 **** 4411" in words(shown)
    assert not {PHONE, "139 0000 4411", "许大爷"} & set(words(shown).split())
    assert dangling(shown) == set()
    before = everything()
    again = butler.post(f"{base}open/", {"reason": ""})
    assert (again.status_code, everything()) == (422, before)
    opened = butler.post(f"{base}open/", kept(shown, f"{base}open/") | {"reason": WHY})
    assert (opened.status_code, "no-store" in opened["Cache-Control"]) == (200, True)
    assert "许大爷 139 0000 4411" in words(opened)
    assert WHY in words(opened)
    assert "139 0000 4411" not in words(butler.get(page))
    client, link = joined
    follow = words(client.get(link))
    assert "139 **** 4411" in follow
    assert WHY in follow


def test_the_voice_is_heard_by_those_who_handle_it_and_by_nobody_else(case, joined, enter, keyed):
    link = f"/desk/JG/{case.id}/joined/{Brought.objects.get().follower_id}/sound"
    heard = enter("butler").get(link)
    assert (heard.status_code, heard["Content-Type"], heard.content) == (200, "audio/wav", wav())
    assert {enter(who).get(link).status_code for who in ("", "supervisor", "street", "neighbour", "reporter")} == {404}
    told = keyed("program").get(f"/api/v1/yards/JG/cases/{case.id}").content.decode()
    assert not [word for word in (PHONE, "许大爷") if word in told]


def test_leaving_deletes_it(case, joined, enter):
    client, link = joined
    client.post(link, {"act": "leave"})
    assert not Brought.objects.exists()
    assert "139 ****" not in words(enter("butler").get(f"/desk/JG/{case.id}/"))


def test_a_program_may_leave_a_telephone_for_whoever_joins(town, case, client):
    door = f"/api/v1/doors/JG/{town.door}/cases/{case.id}/join"
    said = {"text": "五楼也黑", "phone": "139 0000 4411"}
    sent = {"content_type": "application/json", "headers": {"Idempotency-Key": "a"}}
    wrong = client.post(door, said | {"phone": "12"}, **sent)
    assert (wrong.status_code, [one["code"] for one in wrong.json()["fields"]]) == (422, ["phone-doubtful"])
    assert cases.Case.objects.get(id=case.id).people == 1
    answer = client.post(door, said, **sent)
    assert (answer.status_code, Brought.objects.get().phone) == (200, PHONE)
    assert PHONE not in answer.content.decode()
