"""Hints while a reply is written."""

from tests.support.unchanged import everything


def test_hints_come_while_one_writes_change_nothing_and_the_answer_is_sent_all_the_same(town, enter):
    case = town.cases["new"]
    before = everything()
    link = f"/desk/JG/{case.id}/hints/"
    told = enter("manager").post(link, {"text": "收到，我们会尽快处理。"})
    assert "只说了收到" in told.content.decode()
    assert "只说了收到" not in enter("manager").post(link, {"text": "状态下午 4 点上门查看。"}).content.decode()
    assert enter("neighbour").post(link, {"text": "x"}).status_code == 404
    assert everything() == before
    sent = enter("manager").post(f"/desk/JG/{case.id}/do/answer/", {"text": "收到，我们会尽快处理。", "how": "phoned"})
    assert sent.status_code == 302
