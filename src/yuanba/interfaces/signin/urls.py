"""Addresses of signing in."""

from django.urls import path

from yuanba.interfaces.signin import views

urlpatterns = [
    path("sign-in/", views.sign_in),
    path("sign-out/", views.sign_out),
    path("prefs/", views.prefs),
]
