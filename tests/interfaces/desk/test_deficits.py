"""A deficit is covered on the desk by a resolution about it."""

from tests.factories import voting
from tests.support.pages import words
from yuanba.domains.finance import public as finance
from yuanba.kernel import clock

BASE = "/desk/JG/spending/cover/"


def test_without_a_resolution_there_is_no_form_and_with_one_it_is_booked_once(town, enter):
    manager = enter("manager")
    page = manager.get(BASE)
    assert "没有可用的弥补亏损决议" in words(page)
    assert 'name="fen"' not in page.content.decode()
    voting.held(town.yard, subject="deficit", most=500000, title="弥补亏损", on=clock.today())
    said = {"key": "k", "fen": "20", "source": "public", "resolution": "1"}
    wrong = manager.post(BASE, said)
    assert (wrong.status_code, "公共收益结余不足" in words(wrong)) == (422, True)
    assert 'value="20"' in wrong.content.decode()
    for _ in range(2):
        assert manager.post(BASE, said | {"source": "transfer"})["Location"] == f"{BASE}?done=cover"
    assert [one.fen for one in finance.covering.covered(town.yard, clock.today())] == [2000]
    assert "银行转账" in words(manager.get(BASE))
