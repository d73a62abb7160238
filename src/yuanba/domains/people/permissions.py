"""Who may do what with people."""

from yuanba.domains.people.rules import POST_ROLES, SELF, TENURE_ROLES
from yuanba.platform.access.actions import ANYONE, Rule

PERMISSIONS = {
    "people.appoint": Rule(
        frozenset({"platform-operator"}), "Appoint to any post, and end it: managers, offices, supervisors."
    ),
    "people.appoint_staff": Rule(
        frozenset({"manager", "platform-operator"}),
        "Appoint the company's butlers, engineers, guards and cleaners, and end their posts.",
    ),
    "people.appoint_neighbours": Rule(
        frozenset({"community-supervisor", "platform-operator"}),
        "Appoint grid workers, committees, the party's chain, building heads, visitors, volunteers; end their posts.",
    ),
    "people.team": Rule(
        frozenset({"butler", "engineer", "manager", "company-headquarters", "committee-member"})
        | {"management-committee", "police-officer", "grid-worker"}
        | {"community-supervisor", "street-official", "district-official", "platform-operator"},
        "See the team of a yard: posts from–to, deputies, seats and terms, homes per butler.",
    ),
    "people.see_badges": Rule(
        frozenset({*TENURE_ROLES, *POST_ROLES}) - {"program"},
        "See telephone and photograph of neighbours with a post, such as building heads, where one lives or works.",
    ),
    "people.own_post": Rule(frozenset({SELF}), "Write the own badge, and name a deputy for the own holidays."),
    "people.register": Rule(
        frozenset({"butler", "manager", "platform-operator"}), "Register residents and their homes."
    ),
    "people.read_cards": Rule(
        frozenset({"butler", "manager", "grid-worker", "community-supervisor", "platform-operator"}),
        "See who lives where; what is sensitive stays masked.",
    ),
    "people.survey": Rule(
        frozenset({"grid-worker", "community-supervisor", "street-official", "district-official", "city-official"}),
        "Count the enterprises of all estates below, and what the survey of party organisations says; no names.",
    ),
    "people.own_home": Rule(frozenset({"owner", "co-owner"}), "See who lives in the home one owns."),
    "people.open_sealed": Rule(
        frozenset({"butler", "manager"}),
        "Open a telephone or the number of an identity card, with a reason that the person can read.",
        inherits=False,
    ),
    "people.unsealings": Rule(
        frozenset({SELF, "manager"}), "See who opened what is sealed on a card, when and why.", inherits=False
    ),
    "people.merge": Rule(frozenset({"manager"}), "Make one of two cards of the same person, and part them again."),
    "people.export": Rule(
        frozenset({SELF, "manager"}),
        "Take out all that is kept of a person; a manager with a reason that the person can read.",
        inherits=False,
    ),
    "people.erase": Rule(
        frozenset({SELF, "manager"}), "Erase what is personal of somebody who owns no home here.", inherits=False
    ),
    "people.health": Rule(
        frozenset({"manager", "visitor-1", "visitor-2", "visitor-3"}),
        "Write down and open what helpers need to know of somebody's health.",
        inherits=False,
    ),
    "people.claim": Rule(frozenset({ANYONE}), "Say to live in a home; takes an account."),
    "people.issue_api_key": Rule(frozenset({"platform-operator"}), "Give a program a key, and end it."),
    "people.reset_second_factor": Rule(
        frozenset({"platform-operator"}), "Take the authenticator of somebody away who lost it."
    ),
    "people.open_account": Rule(
        frozenset({"butler", "manager", "community-supervisor", "platform-operator"}), "Open an account for somebody."
    ),
}
