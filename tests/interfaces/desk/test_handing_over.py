"""The book is handed over on the desk: looked at, signed by three sides, entered, and the money taken."""

from datetime import date

import pytest

from tests.factories import contracts as make
from tests.factories import revenue
from tests.support.pages import words
from yuanba.domains.contracts import public as contracts
from yuanba.domains.finance import public as finance
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM

SINCE = date(2026, 1, 1)


@pytest.fixture
def following(town):
    """The contract of a company that follows another one, which took money for a common part."""
    before = make.signed(town.yard, company="旧雨物业", since=date(2025, 1, 1), until=date(2025, 12, 31))
    with clock.at(clock.now().replace(2025, 12, 1)):
        one = revenue.contract(SYSTEM, town.yard, since=date(2025, 12, 1))
        revenue.taken(SYSTEM, town.yard, one.number)
    running = make.signed(town.yard)
    contracts.Contract.objects.filter(id=running.id).update(succeeds=before)
    return running.number


def test_from_the_figures_to_the_money(town, enter, following):
    base = f"/desk/JG/contracts/{following}/handover/"
    manager, supervisor = enter("manager"), enter("supervisor")
    assert (
        f'href="/desk/JG/contracts/{following}/handover/"'
        in manager.get(f"/desk/JG/contracts/{following}/").content.decode()
    )
    page = supervisor.get(f"{base}?kind=money")
    assert ("旧雨物业" in words(page), "银行存款" in words(page)) == (True, True)
    assert "do/agree" not in manager.get(base).content.decode()
    found = finance.handing.handing_over(SYSTEM, town.yard, following)
    said = {"seen": found.seen, "on": "2026-01-05", "owners": "孟秋", "former": "袁思齐", "following": "谭志远"}
    wrong = supervisor.post(f"{base}do/agree/", said | {"sum_money": "1"})
    assert (wrong.status_code, 'value="孟秋"' in wrong.content.decode()) == (422, True)
    assert supervisor.post(f"{base}do/agree/", said | {"on": "x"}).status_code == 422
    for _ in range(2):
        assert supervisor.post(f"{base}do/agree/", said | {"sum_money": "1", "why": "未对账"}).status_code == 302
    page = words(manager.get(base))
    assert ("未对账" in page, "袁思齐" in page) == (True, True)
    came = {"key": "k", "fen": f"{found.owed / 100:.2f}"}
    assert manager.post(f"{base}do/take/", came | {"fen": "99999999"}).status_code == 422
    for _ in range(2):
        assert manager.post(f"{base}do/take/", came).status_code == 302
    assert finance.handing.handing_over(SYSTEM, town.yard, following).left == 0
    assert "/do/take" not in manager.get(base).content.decode()
    board = words(enter().get("/b/JG/contract/"))
    assert ("旧雨物业服务到 2025-12-31" in board, "应付离场企业的公共收益分成" in board, found.owed > 0) == (
        True,
        True,
        True,
    )
