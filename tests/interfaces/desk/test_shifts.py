"""Calls back and shifts, as pages."""

from datetime import timedelta

from tests.support.pages import kept, words
from yuanba.domains.cases import public as cases
from yuanba.kernel import clock


def test_a_shift_goes_from_hand_to_hand(town, enter):
    butler = enter("butler")
    data = kept(butler.get("/desk/JG/shifts/")) | {"text": "钥匙在门卫室", "to": ""}
    link = butler.post("/desk/JG/shifts/", data)["Location"]
    assert butler.post(f"{link}take/").status_code == 409
    assert "我来接班" in words(enter("engineer").get(link))
    assert enter("engineer").post(f"{link}take/")["Location"] == link
    page = words(butler.get(link))
    assert "接班人 Engineer" in page
    assert "钥匙在门卫室" in page
    assert enter("supervisor").get(link).status_code == 404


def test_last_week_is_drawn_the_number_shown_and_the_call_written_down(town, enter):
    with clock.at(clock.now() + timedelta(days=7)):
        manager = enter("manager")
        assert manager.post("/desk/JG/calls/", {"size": "x"}).status_code == 422
        back = manager.post("/desk/JG/calls/", {"size": "5"})["Location"]
        shown = manager.get(back)
        page, base = words(shown), shown.context["draw"].base
        assert base < 5
        assert f"从留了电话的 {base} 件里抽 {base} 件" in page
        assert "0 已拨打" in page
        assert "4402" not in page
        week = back.rpartition("=")[2]
        (call, *_) = cases.calls_of(
            town.actors["manager"], town.yard, cases.callbacks.monday(clock.today()) - timedelta(7)
        ).rows
        link = f"/desk/JG/calls/{call.id}/do/"
        assert "138 0000 4402" in words(manager.post(f"{link}open/?week={week}"))
        wrong = manager.post(f"{link}told/?week={week}", {"reached": "1", "solved": "yes", "key": "k"})
        assert (wrong.status_code, "两个问题的回答都请选" in words(wrong)) == (422, True)
        said = {"reached": "1", "solved": "yes", "content": "yes", "key": "k"}
        assert manager.post(f"{link}told/?week={week}", said)["Location"].endswith("&done=1")
        assert "1 说解决了" in words(manager.get(back))
