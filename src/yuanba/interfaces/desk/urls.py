"""Addresses of the desk."""

from django.urls import path

from yuanba.interfaces import pictures
from yuanba.interfaces.desk import (
    acting,
    appointing,
    case,
    export,
    homes,
    importing,
    lists,
    matrix,
    notices,
    noticing,
    planning,
    post,
    report,
    team,
    undertakings,
)
from yuanba.interfaces.papers import badges, doors
from yuanba.interfaces.papers import desk as papers

urlpatterns = [
    path("", lists.first),
    path("<str:code>/", lists.today),
    path("<str:code>/all/", lists.everything),
    path("<str:code>/all.csv", export.export),
    path("<str:code>/waiting/", lists.waiting),
    path("<str:code>/find/", lists.find),
    path("<str:code>/report/", report.report),
    path("<str:code>/notices/", notices.listed),
    path("<str:code>/notices/new/", notices.write),
    path("<str:code>/notices/<uuid:notice_id>/", notices.show),
    path("<str:code>/notices/<uuid:notice_id>/edit/", notices.write),
    path("<str:code>/notices/<uuid:notice_id>/do/<str:verb>/", noticing.do),
    path("<str:code>/undertakings/", undertakings.listed),
    path("<str:code>/undertakings/new/", planning.plan),
    path("<str:code>/undertakings/<uuid:undertaking_id>/", undertakings.show),
    path("<str:code>/undertakings/<uuid:undertaking_id>/do/<str:verb>/", undertakings.do),
    path("<str:code>/import/", importing.choose),
    path("<str:code>/import/<str:digest>/", importing.preview),
    path("<str:code>/import/<str:digest>/errors.xlsx", importing.errors),
    path("<str:code>/import/undo/<int:number>/", importing.undo),
    path("<str:code>/import/batch/<int:number>/", importing.batch),
    path("<str:code>/matrix/", matrix.first),
    path("<str:code>/matrix/<uuid:place_id>/", matrix.show),
    path("<str:code>/homes/", homes.homes),
    path("<str:code>/team/", team.posts),
    path("<str:code>/team/order/", team.order),
    path("<str:code>/team/appoint/", appointing.appoint),
    path("<str:code>/team/<uuid:post_id>/", post.show),
    path("<str:code>/papers/", papers.offered),
    path("<str:code>/papers/doors/", doors.issue),
    path("<str:code>/papers/doors/<uuid:place_id>.pdf", doors.sheets_pdf),
    path("<str:code>/papers/badges.pdf", badges.all_pdf),
    path("<str:code>/team/<uuid:post_id>/badge.pdf", badges.one_pdf),
    path("<str:code>/<uuid:case_id>/", case.show),
    path("<str:code>/<uuid:case_id>/next/", lists.go_on),
    path("<str:code>/<uuid:case_id>/do/<str:verb>/", acting.do),
    path("<str:code>/<uuid:case_id>/photo/<uuid:photo_id>/<int:side>", pictures.of_case),
]
