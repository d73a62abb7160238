"""Addresses of the residents' door."""

from django.urls import path

from yuanba.interfaces import pictures, referring
from yuanba.interfaces.papers import agreement, posters
from yuanba.interfaces.resident import (
    card,
    disputes,
    follow,
    followed,
    home,
    homes,
    notices,
    observing,
    people,
    posts,
    say,
)

urlpatterns = [
    path("", home.home),
    path("notices/", notices.listed),
    path("n/<str:code>/<int:number>/", notices.notice),
    path("n/<str:code>/<int:number>/poster/", notices.poster),
    path("n/<str:code>/<int:number>/poster.pdf", posters.notice_pdf),
    path("inbox/", home.inbox),
    path("my/", home.mine),
    path("my/forget/", home.forget_said),
    path("my/homes/", homes.mine),
    path("my/people/", people.mine),
    path("my/posts/", posts.mine),
    path("my/posts/<uuid:post_id>/", posts.one),
    path("my/card/", card.mine),
    path("my/card/<str:code>/<uuid:card_id>/take/", card.take),
    path("my/card/<str:code>/<uuid:card_id>/erase/", card.erase),
    path("my/observe/", observing.observe),
    path("my/disputes/", disputes.listed),
    path("my/disputes/new/", disputes.ask),
    path("my/disputes/<str:code>/<uuid:dispute_id>/", disputes.show),
    path("my/disputes/<str:code>/<uuid:dispute_id>/do/<str:verb>/", disputes.do),
    path("my/disputes/<str:code>/<uuid:dispute_id>/agreement.pdf", agreement.agreement_pdf),
    path("my/disputes/<str:code>/<uuid:dispute_id>/signature/<uuid:signature_id>/<int:side>", disputes.signature),
    path("my/<str:code>/<uuid:case_id>/refer/", referring.by_reporter),
    path("my/<str:code>/<uuid:case_id>/", follow.mine),
    path("my/<str:code>/<uuid:case_id>/photo/<uuid:photo_id>/<int:side>", pictures.of_case),
    path("d/<str:code>/<str:token>/", say.door),
    path("say/", say.choose),
    path("say/photo/<str:seal>", pictures.of_form),
    path("say/<str:code>/<uuid:place_id>/", say.say),
    path("s/<str:word>/", follow.by_short),
    path("f/<str:code>/<str:token>/", followed.by_token),
    path("f/<str:code>/<str:token>/photo/<uuid:photo_id>/<int:side>", followed.photo),
    path("r/<str:code>/<str:token>/", follow.by_token),
    path("r/<str:code>/<str:token>/photo/<uuid:photo_id>/<int:side>", pictures.of_token),
]
