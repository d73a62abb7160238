"""What follows for people: who is told of a claim and how it ended; a grid has another name."""

from yuanba.domains.people.models import Claim, Post
from yuanba.domains.people.queries.teams import holders
from yuanba.platform.events.public import Event, reaction
from yuanba.platform.notify.public import register_template, tell

register_template("people.home_claimed", "%(name)s says to live in %(home)s. Please accept or refuse.")
register_template("people.claim_accepted", "%(home)s is bound to your account now.")
register_template("people.claim_refused", "%(home)s was not bound to your account: %(reason)s")


def _claim(event: Event) -> Claim:
    return Claim.objects.select_related("yard", "home", "account").get(yard=event.yard, id=event.subject)


@reaction("place.grid_renamed", name="people.rename_at_grid")
def rename_at_grid(event: Event) -> None:
    """Posts at a grid say where they are by its name; other words that somebody chose stay."""
    data = event.read()
    posts = Post.objects.filter(yard=event.yard, grid=event.subject)
    posts.filter(where=data.before).update(where=data.name)
    posts.filter(where_en=data.before_en).update(where_en=data.name_en)


@reaction("people.home_claimed", name="people.tell_butlers")
def tell_butlers(event: Event) -> None:
    """The nearest butlers of the home learn of a claim; where there are none, the managers."""
    claim = _claim(event)
    data = {"name": claim.account.name, "home": claim.home.label}
    nearest = holders("butler", claim.path) or holders("manager", claim.path)
    for member in nearest[:5]:
        if member.account != claim.account_id:
            link = f"/desk/{claim.yard.code}/homes/"
            tell(claim.yard, member.account, "people.home_claimed", data, link=link, key=str(event.id))


@reaction("people.claim_decided", name="people.tell_claimant")
def tell_claimant(event: Event) -> None:
    """Who claimed the home learns how it ended, and why."""
    claim = _claim(event)
    data = {"home": claim.home.label, "reason": claim.reason}
    template = f"people.claim_{claim.state}"
    tell(claim.yard, claim.account_id, template, data, link="/my/homes/", key=str(event.id))
