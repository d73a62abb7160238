"""Words of contracts: what a price is for, how often a service is owed, the costs a budget is made of."""

from yuanba.kernel.text import gettext_noop as _

AREA, FIXED, METERED, HEATING, SHARED = "area", "fixed", "metered", "heating", "shared"
PARKING_MONTH, PARKING_HOUR = "parking-month", "parking-hour"
KINDS: dict[str, str] = {
    AREA: _("by area, a square metre and month"),
    FIXED: _("fixed, a month"),
    METERED: _("by meter, a unit used"),
    HEATING: _("heating, a square metre and season"),
    SHARED: _("shared, of each unit of the common meter"),
    PARKING_MONTH: _("parking, a space and month"),
    PARKING_HOUR: _("parking, an hour begun"),
}
SHARES: dict[str, str] = {
    "area": _("shared by area"),
    "households": _("the same for each home"),
    "floor": _("by coefficients of floors"),
    "meter": _("shared by own readings"),
}
# What a meter counts, as assets say it.
METERS: dict[str, str] = {
    "water": _("Water, m³"),
    "power": _("Electricity, kWh"),
    "gas": _("Gas, m³"),
    "heat": _("Heat, kWh"),
}
UNITS = {"water": "m³", "power": "kWh", "gas": "m³", "heat": "kWh"}
USUAL = "usual"
MISSING: dict[str, str] = {
    "": _("left out, and billed with the next reading"),
    USUAL: _("billed by what is usual, and put right with the next reading"),
}
PERS: dict[str, str] = {
    "day": _("a day"),
    "week": _("a week"),
    "month": _("a month"),
    "quarter": _("a quarter"),
    "year": _("a year"),
    "always": _("round the clock"),
    "asked": _("whenever asked"),
}
COUNTED = ("day", "week", "month", "quarter", "year")
# The nine costs of the State's fee measure, and tax.
COSTS: dict[str, str] = {
    "staff": _("Pay and insurance of staff"),
    "running": _("Running and upkeep of common parts"),
    "cleaning": _("Cleaning and hygiene"),
    "greening": _("Upkeep of greenery"),
    "order": _("Keeping order"),
    "office": _("Office costs"),
    "depreciation": _("Depreciation of the company's fixed assets"),
    "insurance": _("Insurance of common parts and public liability"),
    "other": _("Other costs the owners agreed to"),
    "tax": _("Taxes"),
}
ORDERS: dict[str, str] = {
    "oldest_first": _("whatever is oldest"),
    "principal_first": _("fees first, then late fees"),
    "penalty_first": _("late fees first, then fees"),
}
SALDOS: dict[str, str] = {
    "surplus": _("Surplus carried to the owners"),
    "prepaid": _("Fees paid in advance"),
    "deposits": _("Deposits"),
    "public": _("Public revenue"),
    "arrears": _("Arrears of owners"),
}
