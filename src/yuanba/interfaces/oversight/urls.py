"""Addresses of oversight."""

from django.urls import path

from yuanba.interfaces import pictures, sounds
from yuanba.interfaces.oversight import (
    acting,
    export,
    figures,
    grids,
    growing,
    hotline,
    mediation,
    messages,
    packs,
    promises,
    takeovers,
    teams,
    undertakings,
    units,
    upward,
    views,
)

urlpatterns = [
    path("all.csv", export.export, {"kind": "csv"}),
    path("all.xlsx", export.export, {"kind": "xlsx"}),
    path("", views.this_morning),
    path("look/", views.look),
    path("look/<str:code>/sign-off/", views.sign_off),
    path("upward/", upward.upward),
    path("hard/", upward.hard),
    path("hotline/", hotline.mine),
    path("<str:code>/<uuid:case_id>/do/<str:verb>/", acting.do),
    path("estates/", views.estates),
    path("figures/", figures.page),
    path("figures/cases/", figures.behind),
    path("figures.csv", figures.export),
    path("promises/", promises.page),
    path("growing/", growing.page),
    path("undertakings/", undertakings.listed),
    path("mediation/", mediation.mediation),
    path("teams/", teams.teams),
    path("grids/", grids.listed),
    path("grids/<str:code>/<uuid:grid_id>/", grids.one),
    path("packs/", packs.packs),
    path("takeovers/", takeovers.takeovers),
    path("<str:code>/messages/", messages.messages),
    path("<str:code>/units/", units.units),
    path("<str:code>/<uuid:case_id>/", views.case),
    path("<str:code>/<uuid:case_id>/sound", sounds.of_case),
    path("<str:code>/<uuid:case_id>/photo/<uuid:photo_id>/<int:side>", pictures.of_case),
]
