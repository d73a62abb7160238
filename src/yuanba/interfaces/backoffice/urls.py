"""Addresses for whoever keeps the machine running."""

from django.urls import path

from yuanba.interfaces.backoffice import estates, health, lists, moving, offices, views

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("metrics", health.metrics),
    path("backoffice/", views.stuck),
    path("backoffice/retry/", views.retry),
    path("backoffice/offices/", offices.offices),
    path("backoffice/offices/new/", offices.choose),
    path("backoffice/offices/new/<str:division>/", offices.found_in),
    path("backoffice/estates/", estates.estates),
    path("backoffice/estates/lists/", lists.lists),
    path("backoffice/estates/lists/<int:number>/", lists.one),
    path("backoffice/estates/<str:code>/move/", moving.move),
    path("backoffice/estates/<str:listed_estates>/", estates.preview),
    path("backoffice/estates/<str:listed_estates>/errors.xlsx", estates.errors),
]
