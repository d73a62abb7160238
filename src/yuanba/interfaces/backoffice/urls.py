"""Addresses for whoever keeps the machine running."""

from django.urls import path

from yuanba.interfaces.backoffice import estates, health, views

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("metrics", health.metrics),
    path("backoffice/", views.stuck),
    path("backoffice/retry/", views.retry),
    path("backoffice/estates/", estates.estates),
    path("backoffice/estates/<str:listed_estates>/", estates.preview),
    path("backoffice/estates/<str:listed_estates>/errors.xlsx", estates.errors),
]
