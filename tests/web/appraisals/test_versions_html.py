from __future__ import annotations

from datetime import UTC, datetime

import pytest

from counterfoil_web.accounts.models import User
from counterfoil_web.appraisals import version_notes
from counterfoil_web.appraisals.models import Version
from counterfoil_web.appraisals.version_notes import VersionNote
from counterfoil_web.appraisals.versions_html import versions_html


@pytest.fixture
def version(monkeypatch):
    monkeypatch.setattr(version_notes, "_sources", [])
    return Version(
        pk=7,
        number=3,
        stage="OBC",
        reason="for <review> " + "x" * 200,
        summary={
            "preferred_title": "Partner & share",
            "npsv_gbp": 1_300_000.0,
            "p10_gbp": -250_000.0,
            "p90_gbp": 2_400_000.0,
        },
        submitted_by=User(name="Commercial lead"),
        submitted_at=datetime(2027, 4, 1, 9, tzinfo=UTC),
    )


def test_a_version_is_told_in_words(version):
    html = versions_html([version], "k3m9q2xw")

    assert 'href="/partnerships/k3m9q2xw/case/versions/3/">Version 3</a>' in html
    assert "Outline business case" in html
    assert "1 April 2027<br>Commercial lead" in html
    assert "for &lt;review&gt;" in html
    assert "x" * 160 not in html
    assert "Partner &amp; share" in html
    assert "£1.3 million" in html
    assert ">Submitted</td>" in html


def test_the_central_figure_stands_with_the_range_that_80_in_100_trials_fall_in(version):
    html = versions_html([version], "k3m9q2xw")

    assert "£1.3 million<br>" in html
    assert "(−£250,000<br>to £2.4 million)" in html
    assert "central figure<br>(and in 80% of trials)" in html


def test_a_version_submitted_before_ranges_were_kept_says_where_its_range_is(version):
    version.summary = {"preferred_title": "Partner", "npsv_gbp": 1_300_000.0}

    html = versions_html([version], "k3m9q2xw")

    assert "£1.3 million<br>" in html
    assert "(range: open<br>the version)" in html


def test_what_others_say_of_it_stands_beside_it(version):
    version_notes.register(
        lambda versions: [
            VersionNote(version=7, words="Reviewed <well>", colour="green", url="/there/?a=1&b=2"),
            VersionNote(version=7, words="Decided"),
        ]
    )
    html = versions_html([version], "k3m9q2xw")

    assert 'href="/there/?a=1&amp;b=2"' in html
    assert "Reviewed &lt;well&gt;</strong></a>" in html
    assert '<strong class="govuk-tag govuk-tag--grey">Decided</strong>' in html


def test_only_what_was_drafted_here_has_a_history(version):
    assert "How it was written" not in versions_html([version], "k3m9q2xw")
    assert (
        'href="/partnerships/k3m9q2xw/case/versions/3/history/">How it was written'
        in versions_html([version], "k3m9q2xw", {3})
    )
