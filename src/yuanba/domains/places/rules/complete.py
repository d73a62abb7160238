"""The complete community (完整居住社区): twenty things in six groups, as the trial standard of 2020 names them.

The sizes are those for new communities; an older one may share with its neighbours.
"""

from yuanba.kernel.text import gettext_noop as _

GROUPS = {
    "public": _("Basic public services"),
    "shops": _("Shops nearby"),
    "works": _("Pipes, roads and rubbish"),
    "ground": _("Room outdoors"),
    "property": _("Property management everywhere"),
    "together": _("Governing together"),
}
CRITERIA: dict[str, tuple[str, str, str]] = {
    "service": (
        "public",
        _("Community service station"),
        _("About 800 m², with a hall and rooms to meet"),
    ),
    "kindergarten": ("public", _("Kindergarten"), _("One of six classes or more, open to all children around")),
    "nursery": ("public", _("Nursery"), _("200 m² or more, for children up to three")),
    "elders": ("public", _("Service station for old people"), _("350 m² or more: meals, day care, a room to rest")),
    "health": ("public", _("Health station"), _("120 m² or more: prevention, treatment, care")),
    "market": ("shops", _("Supermarket"), _("300 m² or more, with fresh food and daily goods")),
    "parcels": ("shops", _("Post and parcels"), _("A station of 15 m² or more, or parcel lockers")),
    "stores": ("shops", _("Other small shops"), _("Hairdresser, laundry, pharmacy, repairs, meals")),
    "pipes": ("works", _("Water, power, gas, heat, network"), _("Whole and safe, cables in order")),
    "parking": ("works", _("Parking and charging"), _("In order, with charging and without blocking the way")),
    "walking": ("works", _("Ways on foot and by bicycle"), _("Connected, even, lit and safe")),
    "access": ("works", _("Without barriers"), _("Ramps and rails to houses, grounds and services")),
    "rubbish": ("works", _("Rubbish and toilets"), _("Sorted collecting points, closed and clean")),
    "playing": ("ground", _("Ground for games and sport"), _("One of 150 m² or more, with equipment for all ages")),
    "green": ("ground", _("Public green"), _("One that is open to all, with places to sit")),
    "managed": ("property", _("Property services"), _("A company, or the residents themselves with the community")),
    "platform": (
        "property",
        _("Platform of property services"),
        _("For repairs, fees and services, joined to the city"),
    ),
    "steering": ("together", _("Deciding together"), _("Party, street, residents and company meet and decide")),
    "looking": (
        "together",
        _("Looking after it together"),
        _("Order and safety, with grids and volunteers"),
    ),
    "culture": ("together", _("Life together"), _("A convention of residents, festivals, neighbours who help")),
}
STATES = {"met": _("there"), "partly": _("partly there"), "lacking": _("not there")}
LONGEST, LONGEST_NAME = 300, 80
