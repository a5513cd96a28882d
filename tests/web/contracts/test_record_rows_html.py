"""Rows of a list of records in HTML."""

from __future__ import annotations

from datetime import UTC, datetime

from counterfoil_web.contracts.models import Recorded
from counterfoil_web.contracts.record_rows_html import drawn
from counterfoil_web.contracts.records_presenters import RecordRow


def row(**more):
    recorded = Recorded(
        kind="volume", key="v-1 <b>", source="", entered_at=datetime(2026, 4, 2, 9, tzinfo=UTC)
    )
    recorded._state.fields_cache.update(entered_by="Contract manager", entered_for="Example & Co")
    given = {"superseded_by": "", "may_correct": False, "cells": (("<i>", False), ("6,888", True))}
    return RecordRow(row=recorded, **{**given, **more})


def test_every_text_is_escaped_and_the_address_is_quoted():
    html = drawn([row()], "/contract/")

    assert '<td class="govuk-table__cell">&lt;i&gt;</td>' in html
    assert '<td class="govuk-table__cell govuk-table__cell--numeric">6,888</td>' in html
    assert 'href="/contract/record/v-1%20%3Cb%3E/">v-1 &lt;b&gt;</a></th>' in html
    assert ">2 April 2026</span><br>Contract manager, Example &amp; Co" in html
    assert "Not stated" in html


def test_what_may_be_put_right_says_so_and_what_was_says_by_which():
    assert 'put-right/">Put right<span' in drawn([row(may_correct=True)], "/contract/")
    told = drawn([row(superseded_by="v-2", may_correct=True)], "/contract/")
    assert "Put right</strong> by v-2" in told
    assert "put-right/" not in told
    assert "app-records__superseded" in told


def test_no_rows_are_nothing():
    assert drawn([], "/contract/") == ""
