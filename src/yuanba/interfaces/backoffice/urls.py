"""Addresses for whoever keeps the machine running."""

from django.urls import path

from yuanba.interfaces.backoffice import health, views

urlpatterns = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("metrics", health.metrics),
    path("backoffice/", views.stuck),
    path("backoffice/retry/", views.retry),
]
