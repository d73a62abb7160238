"""Who is seen: the own name taken off, a request made private, words and photographs out of public view."""

from tests.factories import cases as made
from tests.prove.acts import open_all
from tests.prove.routes.rows import ALL_200, ALL_302, LEADERS, by_key, post
from tests.support.pictures import photograph
from yuanba.domains.cases import public as cases
from yuanba.platform.files.public import store_image

MINE = "in 404 302 404 404 404 404 404 404 404 404 404"
WORDS = {"wording": "半夜有人敲管道", "reason": "写了邻居的名字"}
DO, API = "desk/<code>/<case_id>/do/<verb>/", "api/v1/yards/<code>/cases/<case_id>/"
HELD, COVERED = {"token": "$covered_token"}, {"case_id": "$covered"}
ROWS = (
    *(post("r/<code>/<token>/", ALL_302, data={"act": act}) for act in ("unname", "hide")),
    *(post("my/<code>/<case_id>/", MINE, data={"act": act}) for act in ("unname", "hide")),
    post(DO, LEADERS, more={"verb": "cover"}, data=WORDS | {"what": "text"}),
    post(DO, LEADERS, more=COVERED | {"verb": "cover"}, data=WORDS | {"what": "$covered_choice"}),
    post(DO, LEADERS.replace("302", "422"), more={"verb": "cover"}, data=WORDS | {"what": "photo:1"}),
    post("api/v1/follow/<code>/<token>/unname", ALL_200),
    post("api/v1/follow/<code>/<token>/hide", ALL_200),
    post(f"{API}cover", by_key(LEADERS), data=WORDS | {"what": "text"}),
)


def cover_nothing(page):
    open_all(page)
    page.click("form[action*='/do/cover/'] button")
    page.get_by_role("alert").wait_for()


PAGES = (
    ("", "r/<code>/<covered_token>/", "?unnamed=1", open_all),
    ("", "r/<code>/<private_token>/", "?hidden=1", None),
    ("butler", "desk/<code>/<covered>/", "", open_all),
    ("butler", "desk/<code>/<covered>/", "", cover_nothing),
    ("supervisor", "oversight/<code>/<covered>/", "", None),
)


def known(town):
    """A public request with words and a photograph out of public view, another without a name and private."""
    file, butler = store_image(town.yard, photograph(size=(64, 48))).id, town.actors["butler"]
    one = made.report(town.place, "对门的蒋先生半夜敲管道。", photos=(file,), name="覃阿姨", key="t-covered")
    target, photo = made.target(one.case), cases.Photo.objects.get(case=one.case)
    cases.privacy.cover(actor=butler, target=target, what="text", **WORDS)
    two = made.report(town.place, "水表走得太快。", name="覃阿姨", phone="13800004403", key="t-private")
    own = made.reporter(two)
    cases.privacy.unname(actor=own, target=made.target(two.case))
    cases.privacy.hide(actor=own, target=made.target(two.case))
    return {
        "covered": one.case.id,
        "covered_token": one.token,
        "private": two.case.id,
        "covered_choice": f"photo:{photo.id}",
        "private_token": two.token,
    }
