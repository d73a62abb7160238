"""What was told before says no more than what is public now; followers learn that there is nothing more to read."""

from yuanba.domains.cases.access import may_see
from yuanba.domains.cases.following import together
from yuanba.domains.cases.models import Case, Follower
from yuanba.domains.cases.told_reporter import letter_key
from yuanba.domains.people.public import actor_of
from yuanba.platform.events.public import Event, keys_of, reaction
from yuanba.platform.notify.public import hearers, register_template, retell, retell_to, tell, text

register_template("case.hidden", "%(code)s, which you follow, is read only by those who handle it from now on.")
OF_FOLLOWERS = "case.followed."


@reaction("case.moved", name="cases.retell")
def retell_of(event: Event) -> None:
    """Messages about a case made private, or passed on to mediation, lose its title for followers and for offices that
    read it no more; of a text out of public view, for everybody."""
    said = event.read()
    if said.verb not in ("hide", "refer", "cover"):
        return
    case = Case.objects.select_related("yard").get(yard=event.yard, id=event.subject)
    keys = keys_of(event.yard, case.id)
    keys += [letter_key(key, taken) for taken in together(case)[1:] for key in keys]
    if said.verb == "cover":
        retell(event.yard, keys, {"title": case.said_title})
        return
    retell(event.yard, keys, {"title": case.code}, templates=OF_FOLLOWERS)
    closed = [one for one in hearers(event.yard, keys) if not may_see(actor_of(one), case)]
    retell_to(closed, event.yard, keys, {"title": case.code})
    if said.verb == "hide" or not case.steps.filter(verb="hide").exists():
        _tell_followers(event, case)


def _tell_followers(event: Event, case: Case) -> None:
    rows = Follower.objects.filter(yard=case.yard, case__in=together(case), left_at__isnull=True)
    for follower in rows.exclude(account=case.reporter) if case.reporter else rows:
        data, key = {"code": case.code}, str(event.id)
        if follower.account:
            tell(case.yard, follower.account, "case.hidden", data, link="/my/", key=key)
        elif phone := follower.phone:
            link = f"/b/{case.yard.code}/"
            text(case.yard, phone, "case.hidden", data, language=follower.language, key=key, link=link)
