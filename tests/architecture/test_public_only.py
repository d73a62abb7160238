"""The contract `public_only` finds planted offences, from a neighbour and from outside."""

from grimp import ImportGraph

from tests.architecture.public_only import PublicOnly
from tests.architecture.source import contract


def kept(imports, **options):
    graph = ImportGraph()
    for module in {"app.domains", "app.door", *(name for pair in imports for name in pair)}:
        graph.add_module(module)
    for importer, imported in imports:
        graph.add_import(importer=importer, imported=imported)
    table = {"root": "app.domains", "doors": ["public", "events"], "from_outside": "False", **options}
    return PublicOnly(name="", session_options={}, contract_options=table).check(graph, False).kept


def test_a_neighbour_comes_through_the_door():
    assert kept([("app.domains.cases.usecases", "app.domains.places.public")])
    assert kept([("app.domains.cases.usecases", "app.domains.cases.models")])
    assert not kept([("app.domains.cases.usecases", "app.domains.places.models")])


def test_so_does_everybody_from_outside():
    assert kept([("app.door", "app.domains.cases.public")], from_outside="True")
    assert not kept([("app.door", "app.domains.cases.models")], from_outside="True")


def test_both_are_switched_on():
    assert contract("public-only")["type"] == "public_only"
    assert contract("doors-by-public")["from_outside"] is True
