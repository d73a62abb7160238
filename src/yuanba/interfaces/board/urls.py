"""Addresses of the notice board."""

from django.urls import path
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from yuanba.interfaces import pictures
from yuanba.interfaces.board import (
    asking,
    calls,
    complete,
    contract,
    people,
    promises,
    resolutions,
    statement_pack,
    statements,
    surveys,
    views,
)
from yuanba.interfaces.papers import posters
from yuanba.interfaces.papers import statements as sheets

urlpatterns = [
    path("", require_safe(RedirectView.as_view(url="/"))),
    path("<str:code>/", views.board),
    path("<str:code>/calls/<int:number>/", calls.call),
    path("<str:code>/cases/", views.behind),
    path("<str:code>/complete/", complete.page),
    path("<str:code>/complete/<str:key>/photo/<int:side>", pictures.of_criterion),
    path("<str:code>/contract/", contract.page),
    path("<str:code>/promises/", promises.page),
    path("<str:code>/promises/company/", promises.company),
    path("<str:code>/resolutions/", resolutions.listed),
    path("<str:code>/resolutions/<int:resolution>/", resolutions.show),
    path("<str:code>/statements/", statements.listed),
    path("<str:code>/statements/<str:publication>.csv", statements.exported, {"kind": "csv"}),
    path("<str:code>/statements/<str:publication>.xlsx", statements.exported, {"kind": "xlsx"}),
    path("<str:code>/statements/<str:publication>.zip", statement_pack.package),
    path("<str:code>/statements/<str:publication>.pdf", sheets.statement_pdf),
    path("<str:code>/statements/<str:publication>/", statements.show),
    path("<str:code>/statements/<str:publication>/<str:item>/", statements.vouchers),
    path("<str:code>/statements/<str:publication>/service.<str:kind>", statements.exported_service),
    path("<str:code>/statements/<str:publication>/service/<str:line>/", statements.served),
    path("<str:code>/statements/<str:publication>/ask/<str:row>/", asking.ask),
    path("<str:code>/statements/<str:publication>/proof/<int:position>/<int:side>", statements.proof),
    path("<str:code>/surveys/", surveys.page),
    path("<str:code>/surveys.csv", surveys.export, {"kind": "csv"}),
    path("<str:code>/surveys.xlsx", surveys.export, {"kind": "xlsx"}),
    path("<str:code>/poster.pdf", posters.board_pdf),
    path("<str:code>/people/", people.everyone),
    path("<str:code>/people/<uuid:post_id>/photo/<int:side>", pictures.of_badge),
]
