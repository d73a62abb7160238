"""Whether a sheet on a wall is what was published, for anyone: yes, corrected since, changed, unknown."""

import pytest

from tests.factories import spending
from tests.factories import statements as make
from tests.support.pages import words
from tests.support.statements import statements
from yuanba.domains.disclosure import public as disclosure
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM

CODE = "JG-2026-Q1-01"


@pytest.fixture(autouse=True)
def _april():
    with clock.at(make.IN_APRIL):
        yield


@pytest.fixture
def one(town):
    return make.published(town.yard, make.billed_in_march(town.yard), make.MARCH_END)


def spaced(digest):
    return " ".join(digest[at : at + 8] for at in range(0, 64, 8))


def test_a_sheet_that_was_published_is_confirmed_with_its_figures(town, enter, one):
    anyone = enter()
    for address in (f"/verify/{one.digest}/", f"/verify/?q={spaced(one.digest.upper())}"):
        page = words(anyone.get(address))
        assert "是真的。这份公示发布过，至今没有改动。" in page
        assert "收入 0.00 元，支出 0.00 元。" in page
        assert spaced(one.digest) in page
    assert "公示过这个编号的收支。" in words(anyone.get(f"/verify/?q={CODE.lower()}"))


def test_one_that_was_corrected_leads_to_what_holds_now(town, enter, one):
    spending.approved(SYSTEM, SYSTEM, town.yard, 500, item="greening")
    draft = disclosure.correct_statement(actor=SYSTEM, yard=town.yard, code=CODE, why="绿化漏记")
    right = make.published_of(town.yard, draft)
    anyone = enter()
    page = words(anyone.get(f"/verify/{one.digest}/"))
    assert "公示过这一份，但其中有误，已由更正件取代。" in page
    assert "JG-2026-Q1-02 · 绿化漏记" in page
    assert "是真的。" in words(anyone.get(f"/verify/{right.digest}/"))


UNKNOWN = ("0" * 64, "JG-2026-Q1-02", "XX-2026-Q1-01", "not a code", "9" * 300, "JG-2026-Q1-01'--")


@pytest.mark.parametrize("said", UNKNOWN)
def test_what_was_never_published_is_said_so(town, enter, one, said):
    page = words(enter().get("/verify/", {"q": said}))
    assert "这里没有公示过这个编号或摘要。" in page
    assert "公示过这个编号的收支" not in page


def test_without_a_number_it_asks_for_one(town, enter):
    assert "扫纸上的二维码" in words(enter().get("/verify/"))


def test_a_record_that_was_changed_behind_the_back_is_not_confirmed(town, enter, one):
    made = disclosure.Publication.objects.get(id=one.id)
    document = {**made.document, "foot": {**made.document["foot"], "expense": 1}}
    forged = disclosure.Publication(
        yard=town.yard,
        number=2,
        statement=disclosure.draft_statement(
            actor=SYSTEM, yard=town.yard, contract=made.contract.number, kind="month", day=make.MARCH_END
        ),
        code="JG-2026-M03-01",
        label="2026-M03",
        contract=made.contract,
        kind="month",
        since=made.since,
        until=made.until,
        document=document,
        before=made.digest,
        digest="a" * 64,
        said="",
        at=clock.now(),
    )
    forged.save()
    assert "不对：这里保存的记录被改动过。" in words(enter().get(f"/verify/{'a' * 64}/"))


def test_a_proof_is_read_in_few_statements(town, enter, one):
    anyone = enter()
    anyone.get(f"/verify/{one.digest}/")
    with statements() as asked:
        anyone.get(f"/verify/{one.digest}/")
    assert len(asked) < 7
