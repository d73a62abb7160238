"""The back office: the estates there are, and more from a list."""

from tests.prove.routes.rows import get, post
from yuanba.domains.places.models import EstateList, ListedEstate
from yuanba.domains.places.public import found_yard, profile
from yuanba.interfaces.backoffice.estates import LISTS
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.sheets.public import keep

#      stranger neighbour reporter engineer butler manager program supervisor street operator manager-far supervisor-far
OPERATOR = "in 404 404 404 404 404 404 404 404 200 404 404"
BASE = "backoffice/estates/"
ROWS = (
    get(BASE, OPERATOR),
    post(BASE, OPERATOR.replace("200", "422")),
    get(f"{BASE}lists/", OPERATOR),
    get(f"{BASE}lists/<number>/", OPERATOR),
    post(f"{BASE}lists/<number>/", OPERATOR.replace("200", "302")),
    get(f"{BASE}<listed_estates>/", OPERATOR),
    post(f"{BASE}<listed_estates>/", OPERATOR.replace("200", "302")),
    get(f"{BASE}<listed_estates>/errors.xlsx", OPERATOR),
)
PAGES = tuple(
    ("operator", f"{BASE}{page}", "", None) for page in ("", "lists/", "lists/<number>/", "<listed_estates>/")
)
NO_PAGES = {f"{BASE}<listed_estates>/errors.xlsx"}


def known(town):
    """A list of an estate that stands, and one whose district nobody knows; another list was taken over."""
    made = found_yard(
        actor=SYSTEM, code="TYT", kind="estate", division=profile(town.yard).division, name="听雨台", phone=""
    )
    taken = EstateList(number=1, name="旧表.csv", founded=1, at=made.created_at)
    taken.save()
    ListedEstate(list=taken, yard=made, code=made.code, name="听雨台", path=made.path, told=1).save()
    name = town.yard.code
    rows = f"小区名称,地址,户数\n金桂苑,院坝区,12\n{name}外,别处,3\n"
    return {"listed_estates": keep(LISTS, "小区.csv", [rows.encode()])}
