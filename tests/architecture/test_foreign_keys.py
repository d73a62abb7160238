"""Foreign keys written as strings escape the import linter: the same order is checked on the models."""

from django.apps import apps

from tests.architecture.source import contract

LAYERS = contract("domain-order")["layers"]
RANK = {name.strip(" ()"): len(LAYERS) - index for index, layer in enumerate(LAYERS) for name in layer.split("|")}


def rank(label: str) -> int:
    """Height of an app: what is no domain lies below all of them."""
    return RANK.get(label, 0)


def test_relations_point_down():
    wrong = []
    for model in apps.get_models():
        here = model._meta.app_label
        for field in model._meta.local_fields:
            there = field.related_model and field.related_model._meta.app_label
            if there and there != here and rank(there) and rank(there) >= rank(here):
                wrong.append(f"{field} -> {there}")
    assert not wrong


def test_every_domain_has_its_place_in_the_order():
    labels = {config.label for config in apps.get_app_configs() if ".domains." in config.name}
    assert labels <= RANK.keys()
    assert rank("cases") > rank("people") > rank("places") > rank("yards")
