"""The Django app."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Label `demo`: no tables, only the command `yuanba demo`."""

    name = "yuanba.demo"
    label = "demo"

    def ready(self) -> None:
        """The sign-in page of a demo shows as whom one may look around."""
        from yuanba.demo.scenes import SCENES
        from yuanba.interfaces.signin.guests import Offer, offer

        offer(
            Offer(one.yard, one.name, one.name_en, tuple((guest.username, guest.role) for guest in one.sign_ins))
            for one in SCENES[1:]
        )
