"""What follows for people: who is told of a claim, of a delegation and how they ended; a grid has another name."""

from yuanba.domains.people.models import Account, Claim, Delegation, PasswordLetter, Post
from yuanba.domains.people.queries.teams import holders
from yuanba.domains.people.rules import is_mobile
from yuanba.platform.events.public import Event, reaction
from yuanba.platform.notify.public import register_template, tell, text

register_template("people.home_claimed", "%(name)s says to live in %(home)s. Please accept or refuse.")
register_template("people.claim_accepted", "%(home)s is bound to your account now.")
register_template(
    "people.letter_written",
    "%(by)s wrote you a letter for a new password. If you did not ask for one, call the operator of the platform.",
)
register_template("people.letter_used", "Your password was set by a letter. If this was not you, call at once.")
register_template("people.claim_refused", "%(home)s was not bound to your account: %(reason)s")
register_template("people.delegated", "You stand in for %(name)s, %(where)s, from %(since)s to %(until)s.")
register_template("people.delegation_ended", "For %(name)s, %(where)s, you stand in until %(until)s, no longer.")
register_template("people.delegation_off", "You do not stand in for %(name)s, %(where)s: it was called off.")


def _claim(event: Event) -> Claim | None:
    """Nothing where whoever claimed was erased meanwhile."""
    return Claim.objects.select_related("yard", "home", "account").filter(yard=event.yard, id=event.subject).first()


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
    if claim is None:
        return
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
    if claim is None:
        return
    data = {"home": claim.home.label, "reason": claim.reason}
    template = f"people.claim_{claim.state}"
    tell(claim.yard, claim.account_id, template, data, link="/my/homes/", key=str(event.id))


@reaction("people.letter_written", name="people.tell_of_letter")
def tell_of_letter(event: Event) -> None:
    """Whose password may be set anew learns who wrote the letter; a first one tells nobody anything."""
    if event.read().again:
        _tell_holder(event, "people.letter_written", {"by": event.actor_name})


@reaction("people.letter_used", name="people.tell_of_password")
def tell_of_password(event: Event) -> None:
    """Whose password was set by a letter learns of it."""
    _tell_holder(event, "people.letter_used", {})


@reaction("people.delegated", name="people.tell_deputy")
def tell_deputy(event: Event) -> None:
    """Who stands in for somebody learns of it, unless it was the own doing."""
    data = event.read()
    _tell_deputy(event, "people.delegated", {"since": data.since, "until": data.until})


@reaction("people.delegation_ended", name="people.tell_deputy_of_end")
def tell_deputy_of_end(event: Event) -> None:
    """Who stood in for somebody learns that it is over earlier."""
    until = event.read().until
    began = Delegation.objects.filter(post=event.subject, deputy=event.read().deputy, since__lte=until, until=until)
    if began.exists():
        _tell_deputy(event, "people.delegation_ended", {"until": until})
    else:
        _tell_deputy(event, "people.delegation_off", {})


def _tell_deputy(event: Event, template: str, days: dict[str, str]) -> None:
    post = Post.objects.select_related("yard", "account").get(yard=event.yard, id=event.subject)
    deputy = Account.objects.get(id=event.read().deputy)
    if deputy.id == event.actor_account:
        return
    name, where = post.account.name, post.where
    if deputy.language == "en":
        name, where = post.account.name_en or name, post.where_en or where
    data = {"name": name, "where": where or post.yard.code, **days}
    tell(post.yard, deputy.id, template, data, link="/my/posts/", key=str(event.id))


def _tell_holder(event: Event, template: str, data: dict[str, str]) -> None:
    letter = PasswordLetter.objects.select_related("yard", "account").get(yard=event.yard, id=event.subject)
    account: Account = letter.account
    tell(letter.yard, account.id, template, data, link="/my/devices/", key=str(event.id))
    if account.phone and is_mobile(account.phone):
        text(letter.yard, account.phone, template, data, language=account.language, key=str(event.id))
