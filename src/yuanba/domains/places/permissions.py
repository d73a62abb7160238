"""Who may do what with the map."""

from yuanba.platform.access.actions import Rule

PERMISSIONS = {
    "place.manage": Rule(frozenset({"manager", "platform-operator"}), "Add places and issue door codes in an estate."),
    "place.doors": Rule(
        frozenset({"butler", "manager", "platform-operator"}),
        "Print the sheets with the door codes of the own places; codes that are missing are issued.",
    ),
    "place.matrix": Rule(
        frozenset({"butler", "engineer", "manager", "grid-worker", "community-supervisor", "platform-operator"}),
        "See the homes of a building floor by floor.",
    ),
    "place.grid": Rule(
        frozenset({"community-supervisor", "platform-operator"}),
        "Draw grids and micro-grids over the estates of a community.",
    ),
    "place.station": Rule(
        frozenset({"manager", "community-supervisor", "platform-operator"}),
        "Open a station, write its name, where it is, hours, telephone and services, and close it.",
    ),
    "place.see_grids": Rule(
        frozenset(
            {
                *("grid-worker", "community-supervisor", "street-official", "district-official", "platform-operator"),
                *("butler", "engineer", "manager", "company-headquarters", "committee-member", "management-committee"),
            }
        ),
        "See grids and micro-grids over the own places, who looks after them, and how much is open in each.",
    ),
    "place.see_stations": Rule(
        frozenset({"grid-worker", "community-supervisor", "street-official", "district-official", "city-official"}),
        "See the stations of all yards below in one list, as the notice boards show them.",
    ),
    "place.see_imports": Rule(
        frozenset({"community-supervisor", "street-official", "district-official"}),
        "See which estates below took which files in, how many rows were refused, by whom, and what was undone.",
    ),
    "place.standard": Rule(
        frozenset({"manager", "community-supervisor", "platform-operator"}),
        "Write down how an estate stands as a complete community, with evidence, and the titles it was given.",
    ),
    "place.found": Rule(frozenset({"platform-operator"}), "Found a yard: an estate or an office."),
    "place.move": Rule(
        frozenset({"street-official", "district-official", "platform-operator"}),
        "Move an estate from one division to another, within the own.",
    ),
    "takeover.begin": Rule(
        frozenset({"manager", "company-headquarters", "platform-operator"}),
        "Begin taking an estate over, or an inspection against what was found then.",
    ),
    "takeover.inspect": Rule(
        frozenset({"manager", "company-headquarters", "engineer", "butler", "platform-operator"}),
        "Look at the things of an inspection, one by one, and add to the list.",
    ),
    "takeover.read": Rule(
        frozenset(
            {
                *("manager", "company-headquarters", "engineer", "butler", "platform-operator"),
                *("developer", "committee-member", "management-committee", "community-supervisor", "street-official"),
            }
        ),
        "Read what was found when an estate was taken over.",
    ),
    "takeover.sign_giver": Rule(frozenset({"developer"}), "Sign for who hands an estate over."),
    "takeover.sign_taker": Rule(
        frozenset({"manager", "company-headquarters"}),
        "Sign for who takes an estate over; keep the signed paper of who has no post here.",
    ),
    "handover.ask": Rule(
        frozenset({"manager"}), "Ask that an estate goes on in another system, and withdraw what was asked."
    ),
    "handover.decide": Rule(
        frozenset({"community-supervisor", "platform-operator"}),
        "Approve or decline that an estate goes on in another system; never the own request.",
    ),
    "handover.read": Rule(
        frozenset(
            {
                *("manager", "company-headquarters", "committee-member"),
                *("community-supervisor", "street-official", "platform-operator"),
            }
        ),
        "See whether an estate goes on in another system, and what was done with its packs.",
    ),
}
