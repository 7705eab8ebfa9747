"""Turns every expected failure into one clear page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from accord.core.errors import AccordError, Conflict, Invalid, NotFound, Refused, SourceFailed
from accord.web.questions import NotUnderstood

_STATUS = {NotFound: 404, Invalid: 400, Refused: 403, Conflict: 409, SourceFailed: 502}


class ErrorPages:
    """Shows an AccordError as a sentence with the status that browsers and harvesters understand."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path:  # no database and no file system takes it
            return not_found(request, NotFound(request.path))
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer for what Accord refuses or does not have; anything else goes on to Django."""
        if not isinstance(exception, AccordError):
            return None
        status = next((code for kind, code in _STATUS.items() if isinstance(exception, kind)), 500)
        title = {404: gettext("Not here"), 403: gettext("Refused")}.get(status, gettext("That did not work"))
        told = "sentences" if isinstance(exception, NotUnderstood) else "english"  # the rooms speak English
        context = {"title": title, told: str(exception).splitlines()}
        return render(request, "web/error.html", context, status=status)


class BoundedUploads:
    """Refuses what is larger than any page takes before a byte of it is read."""

    largest = 11 * 1024 * 1024  # the largest file (views.names) and what a form puts around it

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        said = str(request.META.get("CONTENT_LENGTH") or "0")
        if said.isdecimal() and int(said) <= self.largest:
            return self.get_response(request)
        sentence = gettext("That is more than 10 MB; a page takes no more.")
        return render(request, "web/error.html", {"title": gettext("Too large"), "sentences": [sentence]}, status=413)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an address that leads nowhere."""
    del exception
    sentence = gettext("There is no page at this address.")
    return render(request, "web/error.html", {"title": gettext("Not here"), "sentences": [sentence]}, status=404)
