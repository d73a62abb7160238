"""A paper is printed: whatever people wrote, the same bytes for the same paper, no empty box."""

from dataclasses import dataclass, replace
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as some

from tests.support import papers
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.papers import fonts
from yuanba.platform.papers.public import Paper, code_picture, print_once, print_paper

AT = datetime(2026, 3, 2, 9, 30, tzinfo=clock.SHANGHAI)
WORDS = {"page": "第 {page} 页 / 共 {pages} 页", "missing": "没有："}
TEMPLATE = """#import "house.typ": *
#show: house
#heading(level: 1)[Tried]
#for one in d.texts { block(say(one)) }
"""


@dataclass(frozen=True)
class Texts:
    texts: list[str]


@pytest.fixture
def paper(tmp_path):
    """A paper with these texts."""

    def made(*texts, template=TEMPLATE, **more):
        file = tmp_path / "tried.typ"
        file.write_text(template, encoding="utf-8")
        return replace(Paper(file, "试印", "zh-hans", Texts(list(texts)), AT, WORDS), **more)

    return made


def test_a_paper_is_a_tagged_pdf_in_its_language_with_fonts_inside(paper):
    data = print_paper(paper("各位业主：您好"))
    book = papers.opened(data)
    root = book.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], book.metadata.title) == ("zh-CN", True, "试印")
    assert "/StructTreeRoot" in root
    assert papers.fonts(data) == {"NotoSansSC-Regular": True, "NotoSansSC-Bold": True}
    assert papers.pages(data) == ["Tried\n各位业主：您好\n第 1 页 / 共 1 页"]


def test_the_same_paper_is_the_same_bytes_and_is_dated_as_it_was_given(paper):
    first = print_paper(paper("一样"))
    assert print_paper(paper("一样")) == first
    assert papers.opened(first).metadata.creation_date == AT
    assert print_paper(paper("不一样")) != first


def test_what_was_printed_once_is_asked_about_and_printed_no_more(paper, tmp_path, settings):
    settings.CACHES = settings.CACHES | {"papers": settings.CACHES["papers"] | {"LOCATION": tmp_path / "kept"}}
    asked = []
    papers_read = [print_once(paper("一样"), lambda: asked.append("print")) for _ in range(3)]
    assert papers_read == [print_paper(paper("一样"))] * 3
    assert asked == ["print"]


@pytest.mark.parametrize(
    "other",
    [
        {"title": "另一张"},
        {"language": "en"},
        {"data": Texts(["不一样"])},
        {"at": datetime(2026, 3, 3, tzinfo=clock.SHANGHAI)},
        {"words": WORDS | {"page": "{page}/{pages}"}},
        {"pictures": {"code.svg": code_picture("a")}},
        {"template": TEMPLATE.replace("Tried", "Other")},
    ],
)
def test_another_paper_is_printed_for_itself(paper, tmp_path, settings, other):
    settings.CACHES = settings.CACHES | {"papers": settings.CACHES["papers"] | {"LOCATION": tmp_path / "kept"}}
    asked = []
    print_once(paper("一样"), lambda: asked.append("first"))
    template = {"template": other["template"]} if "template" in other else {}
    changed = replace(paper("一样", **template), **{name: value for name, value in other.items() if name != "template"})
    assert print_once(changed, lambda: asked.append("other")) == print_paper(changed)
    assert asked == ["first", "other"]


def test_a_paper_that_may_not_be_printed_is_not_kept(paper, tmp_path, settings):
    settings.CACHES = settings.CACHES | {"papers": settings.CACHES["papers"] | {"LOCATION": tmp_path / "kept"}}

    def refuse():
        raise Refusal("paper-busy")

    with pytest.raises(Refusal):
        print_once(paper("一样"), refuse)
    asked = []
    assert print_once(paper("一样"), lambda: asked.append("print")) == print_paper(paper("一样"))
    assert asked == ["print"]


def test_pages_are_numbered_with_how_many_there_are(paper):
    found = papers.pages(print_paper(paper(*["一行"] * 90)))
    assert [page.splitlines()[-1] for page in found] == [f"第 {n} 页 / 共 {len(found)} 页" for n in (1, 2, 3)]


NASTY = [
    "#strong[x]",
    '#read("/etc/passwd")',
    "$a^2$ @b <c> [d] {e}",
    "\\ * _ ` ~ -- ... // /* */",
    "\"双引号\" '单引号' “中文”",
    "= 标题",
    "- 列表\n+ 1\n/ 词: 解释",
    "https://example.cn/?a=1&b=2",
    "㐂久、䶮、﨑",
]


@pytest.mark.parametrize("text", NASTY)
def test_what_people_wrote_stands_there_as_they_wrote_it(paper, text):
    assert papers.joined(print_paper(paper(text))) == "".join(f"Tried{text}第1页/共1页".split())


def test_a_sign_without_a_font_is_a_box_with_its_code_and_a_note_at_the_foot(paper, settings):
    settings.YUANBA_SECOND_FONT = None
    fonts.forget()
    data = print_paper(paper("𠮷野😀"))
    fonts.forget()
    assert papers.joined(data) == "TriedU+20BB7野U+1F600没有：U+1F600,U+20BB7第1页/共1页"


def test_a_rare_name_is_set_in_the_second_font(paper, settings, tmp_path):
    settings.YUANBA_SECOND_FONT = papers.font(tmp_path / "second.ttf", fonts.SECOND, "𠮷")
    fonts.forget()
    data = print_paper(paper("𠮷野"))
    fonts.forget()
    assert papers.joined(data) == "Tried𠮷野第1页/共1页"
    assert papers.fonts(data)["Second-Regular"]


def test_a_word_without_end_stays_on_the_paper(paper):
    long = "x" * 3000
    assert long in papers.joined(print_paper(paper(long)))


@how(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.text(max_size=80))
def test_anything_can_be_printed(paper, text):
    assert len(papers.pages(print_paper(paper(text), "pdf"))) >= 1


def test_a_code_is_read_back_from_the_page(paper):
    address = "https://yuanba.example.cn/d/JG/aB3-x_9/"
    with_code = TEMPLATE + '#code("code.svg", 60mm, "door")\n'
    made = paper(template=with_code, pictures={"code.svg": code_picture(address)})
    assert papers.codes(print_paper(made, "png")) == [address]


def test_who_waits_too_long_is_refused_and_the_next_one_served(paper, settings):
    settings.YUANBA_PAPER_SECONDS = 0
    with pytest.raises(Refusal, match="paper-busy"):
        print_paper(paper(*["一行"] * 3000))
    settings.YUANBA_PAPER_SECONDS = 60
    assert papers.opened(print_paper(paper("好"))).get_num_pages() == 1


def test_a_paper_with_too_much_text_is_not_begun(paper):
    with pytest.raises(ValueError, match="letters"):
        print_paper(paper("一" * 5_000_000))
