"""Posters: a notice and the board, with codes that lead there."""

from tests.support import papers
from yuanba.domains.places import public as places
from yuanba.interfaces.papers.posters import board_paper, notice_paper
from yuanba.platform.papers.public import print_paper

SITE = "https://yuanba.example.cn"


def test_a_notice_is_printed_in_both_languages_with_the_code_that_leads_to_it(town):
    data = print_paper(notice_paper(town.notice, SITE))
    told = papers.joined(data)
    for part in ("JG-N1", "周四停水", "NowateronThursday", "请到一楼门厅看。", "扫码用手机看", "第1页/共1页"):
        assert part in told
    assert papers.fonts(data) == {"NotoSansSC-Regular": True, "NotoSansSC-Bold": True}
    assert papers.codes(print_paper(notice_paper(town.notice, SITE), "png")) == [f"{SITE}/n/JG/1/"]


def test_a_long_notice_goes_on_over_pages_and_nothing_of_it_is_lost(town):
    text = "\n".join(f"第 {n} 条：请把雨棚上的杂物收回家，免得大风吹落伤人。" for n in range(120))
    notice = town.said("大风天气安全提示", text)
    data = print_paper(notice_paper(notice, SITE))
    assert len(papers.pages(data)) > 2
    assert all(f"第{n}条：请把雨棚上的杂物收回家" in papers.joined(data) for n in range(120))


def test_the_poster_of_the_board_leads_to_the_board(town):
    made = board_paper(places.profile(town.yard), f"{SITE}/b/JG/")
    assert papers.codes(print_paper(made, "png")) == [f"{SITE}/b/JG/"]
    told = papers.joined(print_paper(made))
    assert told.startswith("金桂苑小区公示栏Noticeboardofourestate用微信或相机扫一扫，不用登录")
    assert places.profile(town.yard).phone.replace(" ", "") in told


def test_the_public_address_stands_on_papers_and_without_it_the_one_asked_at(town, enter, settings):
    browser = enter()
    assert papers.joined(browser.get("/b/JG/poster.pdf").content)
    asked = browser.get("/n/JG/1/poster.pdf")
    assert (asked["Content-Type"], asked["Content-Disposition"]) == ("application/pdf", 'inline; filename="JG-N1.pdf"')
    settings.YUANBA_PUBLIC_URL = SITE
    other = browser.get("/n/JG/1/poster.pdf")
    assert other.content != asked.content
    assert other.content == browser.get("/n/JG/1/poster.pdf").content


def test_papers_are_counted_so_that_nobody_keeps_the_press_busy(town, enter, settings):
    settings.YUANBA_PAPERS_PER_HOUR = 2
    told = [enter().get("/b/JG/poster.pdf").status_code for _ in range(3)]
    assert told == [200, 200, 429]
    assert enter("butler").get("/b/JG/poster.pdf").status_code == 200
