"""The map of the demo town: two estates, their offices, the platform; founded through the use cases."""

from datetime import date

from yuanba.demo.people import PASSWORD, RESIDENTS, STAFF
from yuanba.demo.stage import ground
from yuanba.demo.stage.crew import write_badge
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code

SINCE = date(2026, 1, 1)
DIVISIONS = (
    ("5101", "city", "成都市", "Chengdu"),
    ("510199", "district", "院坝区", "Yuanba District"),
    ("510199001", "street", "青禾街道", "Qinghe Street"),
    ("510199001001", "community", "柳溪社区", "Liuxi Community"),
)
FLOORS, HOMES = 9, 2
# What the pages of the two estates say of them.
PROFILES = {
    "JG": places.Written(
        name="金桂苑小区",
        name_en="Jingui Court",
        address="青禾街道桂花路 8 号",
        phone="028-0000 1000",
        company="暖巷物业服务有限公司",
        company_en="Nuanxiang Property Services",
        developer="晴川置业有限公司",
        year="2009",
        homes="144",
        buildings="4",
        fee="1.60",
    ),
    "YX": places.Written(
        name="云栖坊",
        name_en="Yunqi Lane",
        address="青禾街道云栖巷 3 号",
        phone="028-0000 1300",
        company="安澜物业服务有限公司",
        company_en="Anlan Property Services",
        developer="晴川置业有限公司",
        year="2014",
        homes="18",
        buildings="1",
        fee="1.80",
    ),
}


def build() -> None:
    """Found everything; each call is one transaction of its own."""
    city, street, community = _divisions()
    _yard("YB", "association", city, "院坝平台", "Yuanba Platform", "028-0000 3009")
    _yard("QH", "street", street, "青禾街道办", "Qinghe Street Office", "028-0000 3000")
    _yard("LX", "community", community, "柳溪社区居委会", "Liuxi Community Office", "028-0000 2000")
    for code, said in PROFILES.items():
        _yard(code, "estate", community, said.name, said.name_en, said.phone)
        places.write_profile(actor=SYSTEM, yard=by_code(code), written=said)
    _buildings(by_code("JG"), 4, 2)
    _buildings(by_code("YX"), 1, 1)
    _grids(by_code("LX"), by_code("JG"), by_code("YX"))
    _staff()
    _residents()


def _divisions() -> tuple[places.Division, places.Division, places.Division]:
    made: list[places.Division] = []
    for code, level, name, name_en in DIVISIONS:
        parent = made[-1] if made else None
        made.append(
            places.add_division(actor=SYSTEM, code=code, level=level, name=name, name_en=name_en, parent=parent)
        )
    return made[0], made[2], made[3]


def _yard(code: str, kind: str, division: places.Division, name: str, name_en: str, phone: str) -> None:
    places.found_yard(
        actor=SYSTEM,
        code=code,
        kind=kind,
        division=division,
        name=name,
        name_en=name_en,
        phone=phone,
        address="青禾街道桂花路 8 号",
    )


def _buildings(yard: Yard, blocks: int, units: int) -> None:
    """With a code at every door, and one for the whole estate at its wall."""
    root = places.root(yard)
    places.issue_door_code(actor=SYSTEM, yard=yard, place_id=root.id)
    for block in range(1, blocks + 1):
        building = _place(yard, root, "building", block, f"{block} 栋", f"Block {block}")
        for number in range(1, units + 1):
            unit = _place(yard, building, "unit", number, f"{number} 单元", f"unit {number}")
            for floor in range(1, FLOORS + 1):
                for door in range(1, HOMES + 1):
                    home = floor * 100 + door
                    _place(yard, unit, "home", home, str(home), str(home))
    for code, name, name_en in (("gate", "东门", "East gate"), ("garage", "车库", "Garage")):
        _place(yard, root, "point", code, name, name_en)


def _place(yard: Yard, parent: places.Place, kind: str, code: int | str, name: str, name_en: str) -> places.Place:
    place = places.add_place(
        actor=SYSTEM, yard=yard, parent_id=parent.id, kind=kind, code=str(code), name=name, name_en=name_en
    )
    if kind in ("building", "unit", "point"):
        places.issue_door_code(actor=SYSTEM, yard=yard, place_id=place.id)
    return place


def _grids(office: Yard, estate: Yard, other: Yard) -> None:
    """One grid over both estates, and in it a micro-grid for each block of the first."""
    whole = ground.grid(office, "W3", ("第三网格", "Grid 3"), [estate.path, other.path])
    for block in ("1", "2", "3", "4"):
        names = f"金桂苑 {block} 栋微网格", f"Micro-grid of Jingui Court, block {block}"
        ground.grid(office, f"W3-{block}", names, [f"{estate.path}/{block}"], above=whole)


def _staff() -> None:
    known: dict[str, people.Account] = {}
    for person in STAFF:
        if person.username not in known:
            known[person.username] = people.open_account(
                actor=SYSTEM,
                name=person.name,
                name_en=person.name_en,
                username=person.username,
                password=PASSWORD,
            )
        yard = by_code(person.yard)
        base = yard.path if yard.kind == "estate" else yard.path.rsplit("/", 1)[0]
        post = people.appoint(
            actor=SYSTEM,
            yard=yard,
            account=known[person.username],
            role=person.role,
            path=f"{base}/{person.path}" if person.path else base,
            where=person.where,
            where_en=person.where_en,
            phone=person.phone,
            since=SINCE,
            grid=places.Grid.objects.filter(yard=yard, code=person.grid).first(),
        )
        if not post.languages:
            write_badge(yard, post)


def _residents() -> None:
    yard = by_code("JG")
    for one in RESIDENTS:
        account = people.open_account(
            actor=SYSTEM,
            name=one.name,
            name_en=one.name_en,
            username=one.username,
            phone=one.phone,
            password=PASSWORD,
        )
        home = places.find_place(yard, one.home)
        if home is None:
            raise LookupError(one.home)
        people.register_tenure(actor=SYSTEM, yard=yard, account=account, home=home, kind=one.kind, since=SINCE)


def found_replay_yard() -> Yard:
    """The yard RP, which receives replayed messages; made where it is missing."""
    found = Yard.objects.filter(code="RP").first()
    if found is None:
        _city, _street, community = _divisions()
        _yard("RP", "estate", community, "回放小区", "Replay Court", "028-0000 9000")
        found = by_code("RP")
    return found
