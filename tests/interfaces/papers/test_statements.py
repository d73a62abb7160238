"""The sheet for the wall: what was published, in both languages, with a code that leads to its proof."""

import pytest

from tests.factories import contracts, services, spending
from tests.factories import statements as make
from tests.support import papers
from yuanba.domains.contracts.public import Terms
from yuanba.domains.disclosure import public as disclosure
from yuanba.interfaces.papers.statements import statement_paper
from yuanba.kernel import clock
from yuanba.platform.papers.public import print_paper

pytestmark = pytest.mark.django_db
SITE = "https://yuanba.example"


@pytest.fixture
def town():
    found = make.quarter()
    with clock.at(make.IN_APRIL):
        yield found


def sheet(town, code="JG-2026-Q1-01"):
    return statement_paper(disclosure.publication(town.yard, code), SITE)


def test_the_services_of_the_contract_stand_on_the_sheet_with_what_was_due_and_done(town):
    services.signed(town.manager, town.yard, "2")
    make.publish(town, make.drafted(town))
    words = papers.joined(print_paper(sheet(town)))
    expected = (
        "合同约定的服务",
        "Servicesofthecontract",
        "电梯维保",
        "Liftmaintenance",
        "每半月一次",
        "6110",
        "诉求：收到0件",
        "只给办理人看的诉求也计入件数。",
    )
    assert [text for text in expected if text not in words] == []


def test_what_was_published_stands_on_the_sheet_in_both_languages(town):
    one = make.publish(town, make.drafted(town))
    words = papers.joined(print_paper(sheet(town)))
    expected = (
        "物业服务费收支公示",
        "2026年第1季度",
        "Statementofincomeandexpense",
        "收入274.21元，支出321.94元。",
        "缺口47.73元",
        "2.3清洁卫生费用",
        "Cleaningandhygiene",
        "人工300.00",
        "300,000.00",
        "期初结余0.00+收入274.21−支出321.94=结转下期-47.73元",
        "274.21/542.52",
        "500.00",
        "11.26",
        one.digest,
        town.manager.name,
        town.other.name,
    )
    assert [text for text in expected if text not in words] == []


def test_its_code_leads_to_the_proof(town):
    one = make.publish(town, make.drafted(town))
    assert papers.codes(print_paper(sheet(town), "png")) == [f"{SITE}/verify/{one.digest}/"]


def test_it_is_the_same_for_ever_but_for_its_correction(town):
    make.publish(town, make.drafted(town))
    first = print_paper(sheet(town))
    with clock.at(clock.now().replace(2026, 7, 2)):
        assert print_paper(sheet(town)) == first
    spending.approved(town.manager, town.other, town.yard, 5000, item="greening")
    one = disclosure.correct_statement(actor=town.manager, yard=town.yard, code="JG-2026-Q1-01", why="绿化漏记")
    make.publish(town, one)
    assert "本件有误，已由JG-2026-Q1-02更正：绿化漏记" in papers.joined(print_paper(sheet(town)))
    assert "本件更正JG-2026-Q1-01：绿化漏记" in papers.joined(print_paper(sheet(town, "JG-2026-Q1-02")))


def test_under_a_lump_sum_gain_and_loss_are_the_company_s():
    town = make.quarter("YH", terms=Terms(mode="lump-sum", tariffs=contracts.TERMS.tariffs))
    with clock.at(make.IN_APRIL):
        make.publish(town, make.drafted(town))
        words = papers.joined(print_paper(sheet(town, "YH-2026-Q1-01")))
    assert "收入274.21−支出300.00=物业企业盈亏-25.79元" in words


def test_a_published_sheet_is_counted_only_when_it_is_printed_so_that_a_whole_estate_may_open_it(town, enter, settings):
    make.publish(town, make.drafted(town))
    settings.YUANBA_PAPERS_PER_HOUR = 1
    told = [enter().get("/b/JG/statements/JG-2026-Q1-01.pdf") for _ in range(3)]
    assert [one.status_code for one in told] == [200, 200, 200]
    assert {one.content for one in told} == {told[0].content}
    assert enter().get("/b/JG/poster.pdf").status_code == 429
