"""Signing in and out, one's own account, and choosing a password by invitation."""

from datetime import UTC, datetime

from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accord.core.errors import Invalid
from accord.journal.acts import ACTS
from accord.register import acts as register_acts
from accord.register import signing_in
from accord.register.models import Account
from accord.register.queries.accounts import actor_of, role_grants
from accord.web.acting import address, permission
from accord.web.questions import line, today

_TOO_MANY = 429


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Name and password; afterwards the page that asked for it. Whoever guesses must wait."""
    onward = _safe(request, request.POST.get("next", request.GET.get("next", "")))
    if request.user.is_authenticated:
        return HttpResponseRedirect(onward)
    if request.method != "POST":
        return render(request, "web/sign_in.html", {"next": onward})
    username, where, now = line(request.POST.get("username", "")), address(request), datetime.now(UTC)
    wait = signing_in.wait_until(username, where, now=now)
    if wait is not None:
        said = gettext("Too many attempts failed. Try again after %(time)s (UTC).")
        problem = said % {"time": f"{wait.astimezone(UTC):%H:%M}"}
        context = {"next": onward, "problem": problem, "username": username}
        answer = render(request, "web/sign_in.html", context, status=_TOO_MANY)
        answer["Retry-After"] = str(int((wait - now).total_seconds()) + 1)
        return answer
    account = authenticate(request, username=username, password=request.POST.get("password", ""))
    if account is None:
        signing_in.note_failure(username, where, now=now)
        problem = gettext("There is no open account with this name and password.")
        context = {"next": onward, "problem": problem, "username": username}
        return render(request, "web/sign_in.html", context, status=403)
    signing_in.forget_failures(username, where)
    login(request, account)
    return HttpResponseRedirect(onward)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; by a form only, so that no link of others can do it."""
    logout(request)
    messages.success(request, gettext("You have signed out."))
    return redirect("home")


@never_cache
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """One's own account: roles with their scope and time, what one may do, and why not where one may not."""
    mine = _mine(request)
    offered: list[dict[str, object]] = []
    refused: list[dict[str, object]] = []
    for name, each in sorted(ACTS.items()):
        if not each.function.__module__.startswith("accord."):
            continue
        given = {"username": mine.username} if name == "register.choose_password" else {}
        may = permission(request, name, given)
        row: dict[str, object] = {
            "name": name,
            "sentence": _first_sentence(each.function.__doc__ or ""),
            "reasons": may.reasons,
        }
        (offered if may.allowed else refused).append(row)
    context = {
        "account": mine,
        "grants": role_grants(username=mine.username),
        "on": today(),
        "offered": offered,
        "refused": refused,
    }
    return render(request, "web/account.html", context)


@never_cache
@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Choose another password, knowing the present one; other sessions of the account end."""
    mine = _mine(request)
    if request.method != "POST":
        return render(request, "web/password.html", {"account": mine})
    now, where = datetime.now(UTC), address(request)
    problem = ""
    if signing_in.wait_until(mine.username, where, now=now) is not None:
        problem = gettext("Too many attempts failed. Try again in a quarter of an hour.")
    elif not mine.check_password(request.POST.get("present", "")):
        signing_in.note_failure(mine.username, where, now=now)
        problem = gettext("This is not your present password.")
    if not problem:
        problem = _choose(request, mine)
    if problem:
        return render(request, "web/password.html", {"account": mine, "problem": problem}, status=400)
    mine.refresh_from_db()
    update_session_auth_hash(request, mine)
    messages.success(request, gettext("Your password was changed. You are signed in nowhere else any more."))
    return redirect("account")


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password by an invitation, once; then one is signed in."""
    invited = signing_in.invited(token)
    if invited is None:
        sentences = [
            gettext("This invitation was used, has expired, or was replaced by a newer one."),
            gettext("Ask an administrator for another."),
        ]
        context = {"title": gettext("No invitation"), "sentences": sentences}
        return render(request, "web/error.html", context, status=410)
    if request.method != "POST":
        return render(request, "web/invitation.html", {"account": invited})
    problem = _choose(request, invited)
    if problem:
        return render(request, "web/invitation.html", {"account": invited, "problem": problem}, status=400)
    invited.refresh_from_db()
    login(request, invited, backend="django.contrib.auth.backends.ModelBackend")
    messages.success(request, gettext("Your password is set, and you are signed in."))
    return redirect("account")


def _choose(request: HttpRequest, mine: Account) -> str:
    """Set the password that the form gives twice; what is wrong with it, empty when nothing is."""
    wanted = request.POST.get("password", "")
    if wanted != request.POST.get("again", ""):
        return gettext("The two entries differ.")
    try:
        register_acts.choose_password(actor=actor_of(mine, as_of=today()), username=mine.username, password=wanted)
    except Invalid as error:
        return error.fields.get("password", error.reason)
    return ""


def _safe(request: HttpRequest, wanted: str) -> str:
    """Where to go afterwards: a page of ours, or the account."""
    allowed = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if wanted and allowed else reverse("account")


def _mine(request: HttpRequest) -> Account:
    assert isinstance(request.user, Account)
    return request.user


def _first_sentence(text: str) -> str:
    return text.strip().splitlines()[0] if text.strip() else ""
