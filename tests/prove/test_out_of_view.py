"""What was made private later, or taken out of public view, is on no path for whoever may not see it."""

import pytest
from django.db import transaction

from tests.prove.calling import browser_of
from tests.prove.test_masked import every_row, plain, town
from tests.support.pages import words
from yuanba.domains.cases.models import Cover
from yuanba.platform.events.public import Event
from yuanba.platform.notify.models import Message, Sms

__all__ = ["town"]
COVERED, WORDING, PRIVATE, NAME = "蒋先生", "半夜有人敲管道", "水表走得太快", "覃阿姨"
LISTS = (
    *("b/JG/", "b/JG/cases/", "b/JG/cases/?behind=open", "b/JG/promises/", "my/", "inbox/"),
    *("oversight/", "oversight/look/", "oversight/growing/", "oversight/promises/"),
    *("desk/JG/all/", "desk/JG/find/?q=蒋先生", "desk/JG/find/?q=水表走得", "desk/JG/<covered>/"),
    *("desk/JG/<private>/", "oversight/JG/<covered>/", "oversight/JG/<private>/"),
    *("api/v1/yards/JG/cases", "api/v1/yards/JG/cases?q=蒋先生", "api/v1/yards/JG/cases?q=水表走得"),
    *("api/v1/yards/JG/cases/<covered>", "api/v1/yards/JG/cases/<private>", "api/v1/follow/JG/<covered_token>"),
)
ABOVE = ("stranger", "neighbour", "program", "street")


def asked(town, who, path):
    for name in ("covered_token", "covered", "private"):
        path = path.replace(f"<{name}>", str(town.words[name]))
    client = browser_of(who, town, is_api=path.startswith("api/"))
    with transaction.atomic():
        answer = client.get(f"/{path}")
        transaction.set_rollback(True)
    return plain(answer).replace("q=蒋先生", "").replace('value="蒋先生"', "").replace('value="水表走得"', "")


@pytest.mark.parametrize("path", LISTS)
def test_nobody_outside_reads_it(town, path):
    shown = {who: [one for one in (COVERED, PRIVATE, NAME) if one in asked(town, who, path)] for who in ABOVE}
    assert shown == {who: [] for who in ABOVE}


def test_those_who_may_see_contacts_read_the_original_and_nobody_the_name_that_is_off(town):
    covered = asked(town, "butler", "desk/JG/<covered>/")
    assert [one in covered for one in (COVERED, WORDING, NAME)] == [True, True, True]
    private = asked(town, "butler", "desk/JG/<private>/")
    assert [one in private for one in (PRIVATE, NAME, "诉求人已隐去姓名")] == [True, False, True]
    assert COVERED not in asked(town, "supervisor", "oversight/JG/<covered>/")
    assert (WORDING in asked(town, "stranger", "b/JG/cases/"), PRIVATE in every_row()) == (True, True)


@pytest.mark.parametrize("file", ["xlsx", "csv"])
def test_files_hold_the_public_words(town, file):
    found = asked(town, "manager", f"desk/JG/all.{file}")
    assert (COVERED in found, NAME in found) == (False, False)


def test_no_row_holds_the_original_but_sealed_and_what_had_happened_before(town):
    assert COVERED not in repr([list(model.objects.values_list()) for model in (Cover, Message, Sms)])
    after = Event.objects.filter(subject=town.words["private"]).order_by("-id")[:1]
    assert [one.payload["title"] for one in after] == [""]


def test_a_neighbour_about_to_say_the_same_is_not_shown_it(town):
    client = browser_of("stranger", town, is_api=True)
    with transaction.atomic():
        answer = client.post(f"/api/v1/doors/JG/{town.door}/alike", {"text": PRIVATE}, content_type="application/json")
        transaction.set_rollback(True)
    assert (answer.status_code, answer.json()) == (200, [])


def test_whoever_reported_does_both_on_the_own_page(town):
    token, client = town.tokens["triaged"], browser_of("stranger", town, is_api=False)
    link = f"/r/JG/{token}/"
    with transaction.atomic():
        for act, said in (("unname", "姓名已隐去。"), ("hide", "已改为不公开。")):
            answer = client.post(link, {"act": act, "tell": "1"}, follow=True)
            assert (answer.status_code, said in words(answer)) == (200, True)
        assert "您已隐去姓名，只有办理人员能看到这条诉求。" in words(client.get(link))
        transaction.set_rollback(True)
