from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from counterfoil.casefile.template import template_case
from counterfoil_web.appraisals.guard import TABLES
from counterfoil_web.appraisals.versions_store import make_version_from_case


@pytest.fixture
def version(world, in_scope):
    return make_version_from_case(
        world.partnership,
        template_case("custody"),
        submitted_by=world.people["commercial_lead"],
        reason="a first view",
    )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE appraisals_version SET reason = 'another'",
        "DELETE FROM appraisals_version",
        "UPDATE appraisals_version_authors SET user_id = 0",
        "DELETE FROM appraisals_version_authors",
    ],
)
def test_a_version_cannot_be_changed_even_by_hand(version, statement):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_version_cannot_be_saved_again(version):
    version.reason = "another"
    with pytest.raises(IntegrityError), transaction.atomic():
        version.save()


@pytest.mark.django_db
def test_every_table_that_is_guarded_is_there():
    assert set(TABLES) <= set(connection.introspection.table_names())
