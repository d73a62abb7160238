"""Mediation: of all who call, only the reporter is a side; the mediator is none of them."""

from datetime import timedelta

from tests.factories import disputes as quarrels
from tests.factories import people
from tests.prove.acts import open_all
from tests.prove.routes.rows import BY_NOBODY, by_key, get, post
from yuanba.domains.cases import public as cases
from yuanba.domains.people.public import actor_of
from yuanba.kernel import clock

#       stranger neighbour reporter engineer butler manager program supervisor street operator far far
SIDE = "in 404 200 404 404 404 404 404 404 404 404 404"
SIDE_302 = SIDE.replace("200", "302")
OWN = "in 200 200 200 200 200 200 200 200 200 200 200"
LIVING = "in 200 200 404 404 404 404 404 404 404 404 404"
PICTURE = SIDE.replace("in", "404")
ABOVE = "in 404 404 404 404 404 404 200 200 404 404 200"
STAFF = "in 404 404 404 200 200 404 404 404 404 404 404"
DESK, MINE = "desk/<code>/mediation/", "my/disputes/"
ONE, DISPUTE = f"{DESK}<dispute_id>/", {"dispute_id": "$dispute"}
SIGNED = {"dispute_id": "$signed_dispute", "signature_id": "$signature"}
API = "api/v1/yards/<code>/disputes"
AT = f"{API}/<dispute_id>"
SAID = {"matter": "楼上漏水不认账", "others": [{"name": "楼上", "home": "3-1-901"}]}
BROUGHT = {"matter": "吵架", "sides": [{"name": "甲"}, {"name": "乙"}]}
BY_API = (
    get("api/v1/disputes", by_key(OWN)),
    get(API, by_key(BY_NOBODY)),
    post(API, by_key(BY_NOBODY), data=BROUGHT),
    get(f"{API}/figures", by_key("in 404 404 404 404 404 404 200 200 404 404 404")),
    post(f"{API}/ask", by_key(LIVING).replace("200", "201"), data=SAID),
    get(AT, by_key(SIDE), more=DISPUTE),
    post(f"{AT}/consent", by_key(BY_NOBODY), more=DISPUTE, data={"stance": "agreed", "party": "$other_side"}),
    *(
        post(f"{AT}/{verb}", by_key(BY_NOBODY), more={"dispute_id": f"${name}dispute"}, data=data | {"version": 1})
        for verb, name, data in (
            ("sit", "sitting_", {"at": "$soon", "where": "解忧站"}),
            ("minute", "sitting_", {"number": 2, "came": "都到了", "said": "说了"}),
            ("offer", "sitting_", {"clauses": [{"text": "不再拖椅子"}]}),
            ("take_back", "signing_", {}),
            ("code", "", {"party": "$other_side"}),
            ("sign", "signing_", {"party": "$other_side", "digest": "0", "how": "code", "name": "甲"}),
            ("end", "", {"outcome": "withdrawn", "reason": "和好"}),
            ("hand_over", "", {"to": "$mediator"}),
        )
    ),
    post(
        f"{AT}/follow",
        by_key(SIDE),
        more={"dispute_id": "$signed_dispute"},
        data={"clause": 1, "held": "kept", "version": "$signed_version"},
    ),
)
ROWS = (
    *BY_API,
    get(DESK, BY_NOBODY),
    get(f"{DESK}new/", BY_NOBODY),
    post(f"{DESK}new/", BY_NOBODY, data={"matter": "吵架", "name_1": "甲", "name_2": "乙", "key": "p"}),
    get(ONE, SIDE_302, more=DISPUTE),
    *(
        post(f"{ONE}do/<verb>/", BY_NOBODY, more=DISPUTE | {"verb": verb}, data=data)
        for verb, data in (
            ("consent", {"stance": "agreed", "party": "$other_side"}),
            ("sit", {"at": "$soon", "where": "解忧站"}),
            ("minute", {"number": "1", "came": "都到了", "said": "说了"}),
            ("offer", {"clause_1": "不再拖椅子"}),
            ("take-back", {}),
            ("sign", {"how": "drawn"}),
            ("code", {"party": "$other_side"}),
            ("follow", {"clause": "1", "held": "kept"}),
            ("end", {"outcome": "withdrawn", "reason": "和好"}),
            ("hand-over", {"to": "$other_side"}),
        )
    ),
    get(f"{ONE}agreement.pdf", SIDE, more={"dispute_id": "$signed_dispute"}),
    get(f"{ONE}signature/<signature_id>/<side>", PICTURE, more=SIGNED),
    get(MINE, OWN),
    get(f"{MINE}new/", LIVING),
    post(
        f"{MINE}new/",
        LIVING.replace("200", "302"),
        data={"matter": "楼上漏水不认账", "name_1": "楼上", "home_1": "3-1-901", "key": "p"},
    ),
    get(f"{MINE}<code>/<dispute_id>/", SIDE, more=DISPUTE),
    post(
        f"{MINE}<code>/<dispute_id>/do/<verb>/",
        SIDE_302,
        more=DISPUTE | {"verb": "consent"},
        data={"stance": "refused"},
    ),
    post(f"{MINE}<code>/<dispute_id>/do/<verb>/", BY_NOBODY, more=DISPUTE | {"verb": "end"}, data={"reason": "不"}),
    get(f"{MINE}<code>/<dispute_id>/agreement.pdf", SIDE, more={"dispute_id": "$signed_dispute"}),
    get(f"{MINE}<code>/<dispute_id>/signature/<signature_id>/<side>", PICTURE, more=SIGNED),
    get("my/<code>/<case_id>/refer/", SIDE, case="new"),
    post("my/<code>/<case_id>/refer/", SIDE_302, case="new", data={"name_1": "楼上"}),
    get("desk/<code>/<case_id>/refer/", STAFF, case="new"),
    post("desk/<code>/<case_id>/refer/", STAFF.replace("200", "302"), case="new", data={"name_1": "甲", "agrees": "1"}),
    post("desk/<code>/<case_id>/refer/", STAFF.replace("200", "422"), case="new", data={"name_1": "甲"}),
    get("oversight/mediation/", ABOVE),
    post(
        "oversight/mediation/",
        "in 404 404 404 404 404 404 302 404 404 404 404",
        data={"yard": "JG", "to": "$mediator"},
    ),
)
PAGES = (
    ("mediator", DESK, "", None),
    ("mediator", DESK, "?of=ended", None),
    ("mediator", f"{DESK}new/", "", None),
    *(("mediator", f"{DESK}<{name}>/", "", open_all) for name in ("dispute", "sitting_dispute", "signing_dispute")),
    ("mediator", f"{DESK}<signed_dispute>/", "", open_all),
    ("mediator", f"{DESK}<failed_dispute>/", "", None),
    ("reporter", MINE, "", None),
    ("reporter", f"{MINE}new/", "", None),
    *(
        ("reporter", f"{MINE}<code>/<{name}>/", "", open_all)
        for name in ("dispute", "sitting_dispute", "signing_dispute", "signed_dispute", "failed_dispute")
    ),
    ("reporter", "my/<code>/<case:new>/refer/", "", None),
    ("manager", "desk/<code>/<case:new>/refer/", "", None),
    ("supervisor", "oversight/mediation/", "", None),
)
NO_PAGES = {
    f"{ONE}do/<verb>/",
    f"{ONE}agreement.pdf",
    f"{ONE}signature/<signature_id>/<side>",
    f"{MINE}<code>/<dispute_id>/do/<verb>/",
    f"{MINE}<code>/<dispute_id>/agreement.pdf",
    f"{MINE}<code>/<dispute_id>/signature/<signature_id>/<side>",
}


def known(town):
    """A dispute in each state between the reporter and somebody from outside, and a mediator of the estate."""
    town.accounts["mediator"] = people.account("文姐", username="mediator")
    people.post(town.yard, "mediator", holder=town.accounts["mediator"])
    town.actors["mediator"] = actor_of(town.accounts["mediator"].id)
    own = town.actors["reporter"]
    q = quarrels.Quarrel(town.yard, town.actors["mediator"], own, own)
    sides = [cases.Side("Reporter", "3-1-902", "138 0000 7711"), cases.Side("周国栋", "", "138 0000 7722")]
    made = {}
    for name in ("dispute", "sitting_dispute", "signing_dispute", "signed_dispute", "failed_dispute"):
        made[name] = quarrels.opened(q, sides=sides, client_key=name)
        if name in ("dispute", "failed_dispute"):
            continue
        for side in quarrels.told(q, made[name]).sides:
            cases.answer_invitation(**quarrels.of(q, made[name]), party_id=side.party.id, stance="agreed")
        quarrels.sat(q, made[name])
        if name == "sitting_dispute":
            tomorrow = clock.now() + timedelta(days=1)
            cases.plan_sitting(**quarrels.of(q, made[name]), at=tomorrow, where=quarrels.WORDS["where"])
            continue
        quarrels.offered(q, made[name])
    for party in quarrels.told(q, made["signed_dispute"]).sides:
        quarrels.signed_for(q, made["signed_dispute"], party)
    note = {"held": "kept", "note": quarrels.WORDS["note"]}
    cases.follow_clause(**quarrels.of(q, made["signed_dispute"]), clause=1, **note)
    reason = {"outcome": "failed", "reason": quarrels.WORDS["reason"], "next_way": "court"}
    cases.end_dispute(**quarrels.of(q, made["failed_dispute"]), **reason)
    signed = quarrels.told(q, made["signed_dispute"]).sides
    other = quarrels.told(q, made["dispute"]).sides[1].party.id
    ids = {name: one.id for name, one in made.items()}
    ids["signed_version"] = quarrels.told(q, made["signed_dispute"]).dispute.version
    return ids | {"signature": signed[0].signed.id, "other_side": other, "mediator": town.accounts["mediator"].id}
