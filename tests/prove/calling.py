"""How the proofs of all routes call them: the address and the form of a row, a browser of somebody, what it left."""

import re
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.prove import routes
from tests.prove.routes.rows import WHO
from tests.support.spreadsheets import homes_sheet
from tests.support.town import SMALL
from tests.support.unchanged import everything, stir
from yuanba.domains.people.public import issue_api_key
from yuanba.domains.places.public import import_homes
from yuanba.interfaces.middleware import ACCOUNT
from yuanba.interfaces.signin.recent import SHOWN
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.sheets.public import Line, keep


def walked(patterns, before=""):
    """Every route below, `<uuid:case_id>` written as `<case_id>`."""
    for one in patterns:
        route = before + str(one.pattern)
        if hasattr(one, "url_patterns"):
            yield from walked(one.url_patterns, route)
        else:
            yield plain(route)


def plain(route):
    return re.sub(r"[<{](?:\w+:)?(\w+)[>}]", r"<\1>", route)


def with_homes(town):
    """The town with a file that is kept, another that was taken over, the words of all subjects, keys for all."""
    town.sheet = keep(town.yard.id, "a.xlsx", [homes_sheet()])
    import_homes(actor=SYSTEM, yard=town.yard, lines=[Line(2, {"whole": "9-1-101"})])
    made = routes.known(town)
    spare = import_homes(actor=SYSTEM, yard=town.yard, lines=[Line(2, {"whole": "9-9-909"})]).batch.number
    town.words = made | {"spare": str(spare)}  # nothing of the subjects hangs on what came last
    keyed = (who for who in WHO if who != "stranger")
    town.keys = {who: issue_api_key(actor=SYSTEM, account=town.accounts[who], label="proof") for who in keyed}
    town.before = everything()
    return town


def known_of(row, town):
    """What only this town knows: `<name>` in an address, `$name` in a form or beside the address."""
    return town.words | {
        "code": town.yard.code,
        "case_id": town.cases[row.case].id,
        "place_id": town.place.id,
        "photo_id": town.photo,
        "side": 480,
        "picture": SimpleUploadedFile("a.jpg", SMALL, content_type="image/jpeg"),
        "number": 1,
        "notice_id": town.notice.id,
        "digest": town.sheet,
        "draft": town.draft.id,
        "case": str(town.cases[row.case].id),
        "home": str(town.home.id),
        "claim": str(town.claim),
        "invitation": str(town.invitation),
        "engineer": str(town.accounts["engineer"].id),
        "soon": (clock.now() + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M"),
    }


def told(values, known):
    """The same with each `$name` looked up."""
    return {name: known[value[1:]] if str(value).startswith("$") else value for name, value in values.items()}


def address(row, town, route):
    known = known_of(row, town)
    token = town.door if route.startswith(("d/", "api/v1/doors/")) else town.tokens[row.case]
    known = {"token": token} | known | told(row.more, known)
    return "/" + re.sub(r"<(\w+)>", lambda found: str(known[found[1]]), route)


def filled(row, town):
    """The form, with what only this town knows."""
    return told(row.data, known_of(row, town))


def browser_of(who, town, *, is_api):
    """A client signed in as this person, or carrying a key of hers."""
    if is_api and who != "stranger":
        return Client(headers={"Authorization": f"Bearer {town.keys[who]}"})
    client = Client()
    if who == "stranger":
        return client
    session = client.session
    session[ACCOUNT] = str(town.accounts[who].id)
    session[SHOWN] = int(clock.now().timestamp())
    session.save()
    return client


def sent(client, row, town, link):
    """The answer to a form, or to its JSON."""
    is_json = row.is_api and not row.is_form
    more = {"content_type": "application/json", "headers": {"Idempotency-Key": "proof"}} if is_json else {}
    return client.post(link, filled(row, town), **more)


def called(row, town, who):
    """The answer, and whether a row was left; the town is as it was made, and whoever calls puts it back."""
    client = browser_of(who, town, is_api=row.is_api)
    if row.first:
        client.get(address(row, town, row.first))
    before = everything() if row.first else town.before
    still, link = stir(), address(row, town, row.route) + row.query
    answer = client.get(link) if row.method == "GET" else sent(client, row, town, link)
    if answer.streaming:
        answer.getvalue()
    return answer, stir() != still and everything() != before


def name_of(row):
    told = (row.more.get("verb"), row.data.get("act"))
    return " ".join(filter(None, (row.method, "/" + row.route, row.case, *told)))
