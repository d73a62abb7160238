"""Oversight of enterprises, stations, imports and the delivery of notices, over all estates below."""

from datetime import date

from tests.factories import people as make
from tests.prove.routes.rows import get, post
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.kernel import clock
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import SYSTEM

#      stranger neighbour reporter engineer butler manager program supervisor street operator manager-far supervisor-far
ABOVE = "in 404 404 404 404 404 404 200 200 404 404 200"
NAMES = ("enterprises", "stations", "imports", "delivery")
SAY = "oversight/delivery/say/"
SAID = {"key": "k", "title": "入户核查", "text": "请开门。", "since": "$today", "until": "$today", "estates": "$told"}
ROWS = (
    *(get(f"oversight/{name}/", ABOVE) for name in NAMES),
    get(SAY, ABOVE),
    post(SAY, "in 404 404 404 404 404 404 302 302 404 404 404", data=SAID),
)


def write_nothing(page):
    """Refused at its fields, with what was typed."""
    page.click("main form .btn-p")
    page.get_by_role("alert").wait_for()


PAGES = (
    *(("supervisor", f"oversight/{name}/", "", None) for name in NAMES),
    ("street", "oversight/enterprises/", "?party=no", None),
    ("supervisor-far", "oversight/enterprises/", "", None),
    ("supervisor", "oversight/stations/", "?of=open", None),
    ("supervisor", "oversight/imports/", "?of=undone", None),
    ("supervisor", "oversight/delivery/", "?of=running", None),
    ("supervisor-far", "oversight/delivery/", "", None),
    ("supervisor", SAY, "", None),
    ("supervisor", SAY, "", write_nothing),
)


def known(town):
    """A shop with an enterprise, a station, and two files, one of them undone."""
    root = places.root(town.yard).id
    draft = people.EnterpriseDraft("云上书店", party="no", asked=date(2026, 3, 1))
    firm = people.write_enterprise(actor=SYSTEM, yard=town.yard, enterprise_id=uuid7(), draft=draft)
    named = {"kind": "shop", "code": "S9", "name": "9 号铺", "name_en": "Shop 9"}
    shop = places.add_place(actor=SYSTEM, yard=town.yard, parent_id=root, **named)
    stay = people.Stay("tenant", make.LONG_AGO)
    people.move_in(actor=SYSTEM, yard=town.yard, enterprise_id=firm.id, home_id=shop.id, stay=stay)
    asked = {"services": [("缴费", "Bills")], "phone": "", "hours": "1-7 00:00-23:59"}
    places.open_station(actor=SYSTEM, yard=town.yard, name="便民点", name_en="Parcel point", **asked)
    for number, state in ((91, "done"), (92, "undone")):
        counts = {"rows_in": 3, "refused": 1, "by": "邓国平", "state": state, "digest": "0" * 64}
        places.ImportBatch(yard=town.yard, number=number, name="房屋.xlsx", at=clock.now(), **counts).save()
    return {"told": town.yard.code}
