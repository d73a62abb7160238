"""From door to door on the telephone: a tap, a mis-tap, a repeat, and on to the next stairwell."""

from tests.factories import places as make
from tests.support.pages import heading, words
from tests.support.unchanged import everything
from yuanba.domains.notices import public as notices


def test_a_round_from_the_first_door_to_the_last(town, enter):
    client = enter("butler")
    lobby = make.place(town.yard, "4-1-101").parent
    page = f"/desk/JG/notices/{town.notice.id}/round/"
    assert f'href="{page}"' in client.get(f"/desk/JG/notices/{town.notice.id}/").content.decode()
    told = words(client.get(page))
    assert "还有 3 户没有收到。" in told
    assert "共 2 户，还剩 2 户" in told
    at = f"{page}{town.place.id}/"
    assert heading(client.get(at)) == "3 栋 1 单元"

    def tap(said, home=town.home):
        return client.post(at, {"tap": f"{home.id}.{said}"})

    assert tap("nobody.0")["Location"] == f"{at}#h-{town.home.id}"
    assert "家中无人" in words(client.get(at))
    assert tap("handed.1").status_code == 302
    before = everything()
    assert tap("handed.1").status_code == 302, "the same again"
    late = tap("refused.1")
    assert (late.status_code, "刚有人记过别的结果" in words(late), everything() == before) == (409, True, True)
    assert tap("taken-back.2").status_code == 302
    assert f"{town.home.id}.handed.3" in client.get(at).content.decode()
    tap("handed.3")
    tap("handed.0", make.place(town.yard, "3-1-901"))
    done = client.get(at)
    assert "2 户全部送到" in words(done)
    assert f"{page}{lobby.id}/" in done.content.decode()
    assert [one.result for one in notices.Knock.objects.filter(home=town.home).order_by("turn")] == [
        "nobody",
        "handed",
        "taken-back",
        "handed",
    ]


def test_what_somebody_made_up_is_absent(town, enter):
    client, before = enter("butler"), everything()
    at = f"/desk/JG/notices/{town.notice.id}/round/{town.place.id}/"
    for tap in ("", "x", f"{town.home.id}.handed.", f"{town.home.id}.handed.x", f"{town.home.id}.handed.1234567"):
        assert client.post(at, {"tap": tap}).status_code == 404
    assert client.post(at, {"tap": f"{town.home.id}.shouted.0"}).status_code == 422
    assert client.get(f"{at}?after=x").status_code == 404
    assert everything() == before
