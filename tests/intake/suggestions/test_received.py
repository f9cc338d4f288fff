"""The day of receipt: the UK's civil day on which the message arrived, and how far that can be relied on."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tests.intake.suggestions.examples import case_of, found, message
from workbench.domain.arrival import FileKind
from workbench.intake.readers.headers import envelope_of
from workbench.intake.suggestions import About

EAST = timezone(timedelta(hours=2))


def received(case):
    return found(case).get(About.RECEIVED)


@pytest.mark.parametrize(
    ("arrived", "day"),
    [
        (datetime(2025, 7, 1, 9, 0, tzinfo=UTC), date(2025, 7, 1)),
        (datetime(2025, 6, 30, 23, 30, tzinfo=UTC), date(2025, 7, 1)),  # 00:30 in London, in summer
        (datetime(2025, 6, 30, 22, 59, tzinfo=UTC), date(2025, 6, 30)),
        (datetime(2025, 12, 31, 23, 30, tzinfo=UTC), date(2025, 12, 31)),  # in winter London has UTC
        (datetime(2025, 7, 2, 0, 30, tzinfo=EAST), date(2025, 7, 1)),  # the server stands further east
        (datetime(2025, 7, 6, 11, 0, tzinfo=UTC), date(2025, 7, 6)),  # a Sunday is day 0 like any day
        (datetime(2025, 12, 25, 11, 0, tzinfo=UTC), date(2025, 12, 25)),  # and so is a bank holiday
        (datetime(2025, 3, 30, 0, 59, tzinfo=UTC), date(2025, 3, 30)),  # the hour before the clocks go forward
        (datetime(2025, 10, 26, 0, 30, tzinfo=UTC), date(2025, 10, 26)),  # the hour that there is twice
    ],
)
def test_the_day_of_receipt_is_the_uks_civil_day_of_arrival(arrived, day):
    each = received(case_of(envelope=message(arrived=arrived, arrived_words="Tue, 1 Jul 2025")))
    assert each.value == day
    assert (each.words, each.where, each.span) == ("Tue, 1 Jul 2025", "header “Received”", None)
    assert "day 0" in each.why
    assert "s.10" in each.why
    assert not each.look


@pytest.mark.parametrize(
    ("headers", "day", "where"),
    [
        (
            [
                ("Received", "from mx.example.org by mail.police.example; Mon, 30 Jun 2025 23:30:00 +0000"),
                ("Received", "from home by mx.example.org; Sun, 29 Jun 2025 10:00:00 +0000"),
                ("Date", "Sun, 29 Jun 2025 10:00:00 +0100"),
            ],
            date(2025, 7, 1),
            "header “Received”",
        ),
        ([("Date", "Mon, 30 Jun 2025 18:30:00 -0500")], date(2025, 7, 1), "header “Date”"),
        ([("Received", "by nowhere; yesterday"), ("Date", "Mon, 30 Jun 2025 09:00:00 +0100")], date(2025, 6, 30), None),
        ([("Date", "some time ago")], None, None),
        ([("Date", "Mon, 30 Jun 2025 09:00:00")], None, None),  # in which time zone?
        ([], None, None),
    ],
)
def test_headers_as_they_arrive_give_the_day(headers, day, where):
    each = received(case_of(envelope=envelope_of(headers)))
    assert (each.value if each else None) == day
    if where:
        assert each.where == where


def test_the_senders_own_clock_counts_only_where_no_server_noted_the_arrival():
    sent = datetime(2025, 6, 20, 9, tzinfo=UTC)
    late = message(sent=sent, sent_words="Fri, 20 Jun 2025", arrived=datetime(2025, 7, 1, 9, tzinfo=UTC))
    assert received(case_of(envelope=late)).value == date(2025, 7, 1)
    alone = received(case_of(envelope=message(sent=sent, sent_words="Fri, 20 Jun 2025")))
    assert (alone.value, alone.words, alone.where) == (date(2025, 6, 20), "Fri, 20 Jun 2025", "header “Date”")
    assert "own clock" in alone.why
    assert alone.look


def test_a_day_that_has_not_come_yet_is_nobodys_day_of_receipt():
    ahead = datetime(2035, 1, 1, tzinfo=UTC)
    assert received(case_of(envelope=message(sent=ahead))) is None
    both = message(arrived=ahead, sent=datetime(2025, 7, 1, 9, tzinfo=UTC))
    assert received(case_of(envelope=both)).where == "header “Date”"


def test_what_outlook_noted_itself_is_called_so():
    envelope = message(
        arrived=datetime(2025, 7, 1, 9, tzinfo=UTC),
        arrived_words="Tue 1 July 2025, 09:00 UTC, as Outlook recorded it",
    )
    assert received(case_of(envelope=envelope, kind=FileKind.OUTLOOK)).where == "Outlook"


def test_a_day_that_the_officer_gave_is_asked_about_where_the_message_says_another():
    envelope = message(arrived=datetime(2025, 7, 1, 9, tzinfo=UTC))
    assert received(case_of(envelope=envelope, received=date(2025, 7, 2))).value == date(2025, 7, 1)
    assert received(case_of(envelope=envelope, received=date(2025, 7, 1))) is None
    assert received(case_of()) is None


def test_a_message_that_the_force_passed_on_may_have_arrived_before():
    arrived = datetime(2025, 7, 3, 9, tzinfo=UTC)
    within = message(
        sender_name="Front Desk",
        sender_email="desk@north.police.example",
        recipients=("foi@north.police.example",),
        arrived=arrived,
    )
    assert "passed it on" in received(case_of(envelope=within)).why
    assert received(case_of(envelope=within)).look
    assert "passed it on" not in received(case_of(envelope=message(arrived=arrived))).why


@pytest.mark.parametrize("moment", [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=EAST)])
def test_the_ends_of_the_calendar_are_no_fault(moment):
    received(case_of(envelope=message(arrived=moment, sent=moment)))


def test_a_moment_without_a_time_zone_is_one_of_the_uks_clocks_whatever_this_computers_are():
    assert received(case_of(envelope=message(arrived=datetime(2025, 7, 1, 23, 59)))).value == date(2025, 7, 1)


# ── a message whose headings stand in the text ───────────────────────────────────────────────────────────────────────

ASKS = "\n\nHow many drones were flown?"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("From: A. Requester <a@example.org>\nSent: 01 July 2025 09:12\nTo: FOI", date(2025, 7, 1)),
        ("From: A. Requester\nTo: FOI\nDate: Tue, 1 Jul 2025 at 23:12", date(2025, 7, 1)),
        ("From: A. Requester\r\nSent: 01/07/2025 09:12\r\nSubject: Drones", date(2025, 7, 1)),
        ("From: A. Requester\nSent: yesterday", None),
        ("From: A. Requester\nSent: 31 June 2025", None),
        ("From: A. Requester\nSent: 1 July 2045", None),
        ("Date: 1 July 2025", None),  # of a letter: the day on which it was written
        ("Dear force," + "\n" * 9 + "From: A. Requester\nSent: 1 July 2025", None),  # an older message below
    ],
)
def test_headings_that_were_pasted_say_when_it_was_sent(text, day):
    each = received(case_of(text + ASKS))
    assert (each.value if each else None) == day
    if each:
        assert each.look
        assert each.where.startswith("line")


def test_of_a_message_that_the_force_passed_on_the_one_within_counts():
    within = message(
        sender_email="desk@north.police.example",
        recipients=("foi@north.police.example",),
        arrived=datetime(2025, 7, 3, 9, tzinfo=UTC),
    )
    passed = "For you.\n\nFrom: Front Desk <desk@north.police.example>\nSent: 2 July 2025\n"
    text = passed + "\n" * 8 + "From: A. Requester <a@example.org>\nSent: 30 June 2025" + ASKS
    each = received(case_of(text, within))
    assert (each.value, each.words, each.look) == (date(2025, 6, 30), "30 June 2025", True)


def test_an_older_message_that_a_request_quotes_does_not_outweigh_its_own_headers():
    text = "From: A. Requester\nSent: 1 June 2025" + ASKS
    assert received(case_of(text, message(arrived=datetime(2025, 7, 1, 9, tzinfo=UTC)))).value == date(2025, 7, 1)
