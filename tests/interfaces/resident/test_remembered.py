"""What was said without signing in is found again on the same phone, and on no other."""

import pytest
from django.test import Client

from tests.support.pages import heading, words
from tests.support.statements import statements
from tests.support.unchanged import everything
from yuanba.domains.cases import public as cases
from yuanba.interfaces.remembered import COOKIE


def say(town, client, text):
    link = f"/say/JG/{town.place.id}/"
    return client.post(link, {"act": "send", "text": text, "key": text, "apart": "1"})["Location"].partition("?")[0]


def test_the_way_back_is_kept_by_the_phone(town, enter):
    phone = enter()
    assert phone.get("/my/")["Location"] == "/sign-in/?next=%2Fmy%2F"
    first, second = say(town, phone, "楼道灯不亮了。"), say(town, phone, "门口积水。")
    answer = phone.get("/my/")
    assert heading(answer) == "在这部手机上说过的"
    page = answer.content.decode()
    assert page.index(second) < page.index(first)
    assert answer["Cache-Control"] == "no-store"
    assert enter().get("/my/").status_code == 302
    cookie = phone.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_the_last_ten_stay(town, enter):
    phone = enter()
    links = [say(town, phone, f"第 {number} 件事没有人管。") for number in range(12)]
    page = phone.get("/my/").content.decode()
    assert [link for link in links if link in page] == links[2:]
    with statements() as of_ten:
        phone.get("/my/")
    phone.cookies[COOKIE] = phone.cookies[COOKIE].value.split("/")[0]
    with statements() as of_one:
        phone.get("/my/")
    assert len(of_ten) == len(of_one)


def test_the_same_again_stands_there_once(town, enter):
    phone = enter()
    assert say(town, phone, "楼道灯不亮了。") == say(town, phone, "楼道灯不亮了。")
    assert phone.cookies[COOKIE].value.count(".") == 1


def test_a_shared_phone_forgets_and_the_case_stays(town, enter):
    phone = enter()
    link, before = say(town, phone, "楼道灯不亮了。"), everything()
    assert phone.post("/my/forget/")["Location"] == "/"
    assert phone.get("/my/").status_code == 302
    assert everything() == before
    assert phone.get(link).status_code == 200


def test_who_is_signed_in_leaves_nothing_on_the_phone(town, enter):
    client = enter("reporter")
    client.post(f"/say/JG/{town.home.id}/", {"act": "send", "text": "厨房水管漏水。", "key": "k"})
    assert COOKIE not in client.cookies


@pytest.mark.parametrize(
    "value",
    ["x", "JG.", "JG." + "A" * 44, "JG." + "-" * 44, "NONE." + "A" * 44, "'" * 4000, "JG." + "A" * 44 + "/" * 99],
)
def test_a_cookie_that_somebody_made_up_opens_nothing(town, value):
    client = Client()
    client.cookies[COOKIE] = value
    assert client.get("/my/").status_code == 302


def test_a_token_opens_its_case_in_its_estate_only(town, enter):
    phone = enter()
    say(town, phone, "楼道灯不亮了。")
    phone.cookies[COOKIE] = phone.cookies[COOKIE].value.replace("JG.", "JGX.")
    assert phone.get("/my/").status_code == 302
    assert cases.Case.objects.filter(text="楼道灯不亮了。").count() == 1
    assert "楼道灯不亮了" not in words(enter("neighbour").get("/my/"))
