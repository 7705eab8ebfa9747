"""Where each face begins."""

from django.urls import include, path

urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("accord.web.urls")),
]

handler404 = "accord.web.middleware.not_found"
