"""The addresses of the pages."""

from django.urls import path

from accord.web.views import (
    account,
    changes,
    comparison,
    concordance,
    countries,
    decisions,
    home,
    programmes,
    proposals,
    review,
    species,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("search/", home.search, name="search"),
    path("health/", home.health, name="health"),
    path("species/", species.species_list, name="species-list"),
    path("species/compare/", comparison.comparison, name="species-compare"),
    path("species/proposals/", proposals.proposal_list, name="proposals"),
    path("species/proposals/<str:key>/", proposals.proposal_page, name="proposal"),
    path("species/proposals/<str:key>/consult/", proposals.consult, name="proposal-consult"),
    path("species/proposals/<str:key>/comment/", proposals.comment, name="proposal-comment"),
    path("species/<str:key>/", species.species_page, name="species-page"),
    path("changes/", changes.changes, name="changes"),
    path("changes/feed/", changes.ChangesFeed(), name="changes-feed"),
    path("concordance/", concordance.concordance, name="concordance"),
    path("concordance/concordance.<str:ending>", concordance.concordance_file, name="concordance-file"),
    path("review/", review.review, name="review"),
    path("review/decide/", review.decide, name="review-decide"),
    path("review/undo/", review.undo, name="review-undo"),
    path("review/remark/", review.remark, name="review-remark"),
    path("account/", account.account, name="account"),
    path("account/sign-in/", account.sign_in, name="sign-in"),
    path("account/sign-out/", account.sign_out, name="sign-out"),
    path("account/password/", account.password, name="password"),
    path("account/invitation/<str:token>/", account.invitation, name="invitation"),
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/<str:key>/", programmes.programme, name="programme"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("countries/", countries.countries, name="countries"),
    path("countries/<str:iso2>/", countries.country, name="country"),
]
