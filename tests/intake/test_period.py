"""Periods as requesters state them. A month stands for all its days, a financial year runs from 1 April."""

from datetime import date

import pytest

from workbench.domain.case import Period
from workbench.intake.split import propose
from workbench.intake.stated import stated_period

TO_REQUEST = "date of request"
SENT = date(2019, 7, 17)

STATED = [
    ("between december 2016 and july 2018", "2016-12-01", "2018-07-31"),
    ("financial years 2016/17, 2017/18 and 2018/19", "2016-04-01", "2019-03-31"),
    ("in the financial years 2014-15 to 2018-19", "2014-04-01", "2019-03-31"),
    ("for the 2015/16 financial year", "2015-04-01", "2016-03-31"),
    ("in fy18/19", "2018-04-01", "2019-03-31"),
    ("in each academic year from 2014/15 to 2017/18", "2014-09-01", "2018-08-31"),
    ("the period from 1 january 2022 to the date of this request", "2022-01-01", TO_REQUEST),
    ("from april 2015 to the present day", "2015-04-01", TO_REQUEST),
    ("since 1 january 2022 to date", "2022-01-01", TO_REQUEST),
    ("between january 1st 2015 and the date of receipt of this request", "2015-01-01", TO_REQUEST),
    ("prior to 22 june 2017", None, "2017-06-21"),
    ("before 2010", None, "2009-12-31"),
    ("up to and including march 2019", None, "2019-03-31"),
    ("since january 2018", "2018-01-01", None),
    ("from 2015 onwards", "2015-01-01", None),
    ("after 31 march 2015", "2015-04-01", None),
    ("each year from 2012 to 2018", "2012-01-01", "2018-12-31"),
    ("between the years 2015-2017", "2015-01-01", "2017-12-31"),
    ("calendar years 2013, 2014 and 2015", "2013-01-01", "2015-12-31"),
    ("2016, 2017 & 2018", "2016-01-01", "2018-12-31"),
    ("in 2019", "2019-01-01", "2019-12-31"),
    ("during march 2019", "2019-03-01", "2019-03-31"),
    ("in february 2020", "2020-02-01", "2020-02-29"),
    ("from 01/04/2015 to 31/03/2018", "2015-04-01", "2018-03-31"),
    ("01.04.2018-31.03.2019", "2018-04-01", "2019-03-31"),
    ("between 2018-04-01 and 2019-03-31", "2018-04-01", "2019-03-31"),
    ("from 01/2018 to 06/2018", "2018-01-01", "2018-06-30"),
    ("between 1 january and 31 march 2020", "2020-01-01", "2020-03-31"),
    ("between 1st november and 31st january 2020", "2019-11-01", "2020-01-31"),
    ("between 1st november 2016 and 31st october", "2016-11-01", "2017-10-31"),
    ("from the 3rd of may, 2018 until the 5th of june, 2018", "2018-05-03", "2018-06-05"),
    ("for the last 10 years (2008 – 2018)", "2008-01-01", "2018-12-31"),
    ("between 1 and 31 may 2023", "2023-05-01", "2023-05-31"),
    ("from the 3rd to the 10th of june 2023", "2023-06-03", "2023-06-10"),
    ("1–14 february 2022", "2022-02-01", "2022-02-14"),
    ("during fy2022-23", "2022-04-01", "2023-03-31"),
    ("for financial years 11/12, 12/13 and 13/14", "2011-04-01", "2014-03-31"),
    ("for 19/20 to 21/22", "2019-04-01", "2022-03-31"),
    ("in q1 2023", "2023-01-01", "2023-03-31"),
    ("in q4 2022/23", "2023-01-01", "2023-03-31"),
    ("in the second quarter of 2023", "2023-04-01", "2023-06-30"),
    ("in the last quarter of the financial year 2022", "2023-01-01", "2023-03-31"),
    ("from apr-20 to mar-21", "2020-04-01", "2021-03-31"),
    ("in the three years to march 2023", "2020-04-01", "2023-03-31"),
    ("for the year ending 29 february 2024", "2023-03-01", "2024-02-29"),
]


@pytest.mark.parametrize(("words", "start", "end"), STATED, ids=[words for words, _, _ in STATED])
def test_a_stated_period(words, start, end):
    to_request = end == TO_REQUEST
    expected = Period(_day(start), None if to_request else _day(end), to_request)
    assert stated_period(f"please provide the number of arrests {words}.") == expected


COUNTED_BACK = [
    ("in the last five years", "2014-07-17", TO_REQUEST),
    ("over the past 12 months", "2018-07-17", TO_REQUEST),
    ("in the last financial year", "2018-04-01", "2019-03-31"),
    ("in each of the last three calendar years", "2016-01-01", "2018-12-31"),
    ("for the last 2 academic years", "2016-09-01", "2018-08-31"),
]


@pytest.mark.parametrize(("words", "start", "end"), COUNTED_BACK)
def test_a_period_counted_back(words, start, end):
    to_request = end == TO_REQUEST
    expected = Period(_day(start), None if to_request else _day(end), to_request)
    assert stated_period(f"please state the cost {words}.", SENT) == expected
    assert stated_period(f"please state the cost {words}.") is None


@pytest.mark.parametrize(
    "words",
    [
        "under the terrorism act 2000 and the public order act 1986",
        "at 31 march 2019",
        "on 31 june 2019",
        "in 2010 and 2020",
        "in the 2018-19 season",
        "your reply may be long",
        "under reference 2018/1234/57",
    ],
)
def test_no_period(words):
    assert stated_period(f"how many arrests were made {words}?", SENT) is None


def test_a_period_of_one_question_is_not_the_period_of_the_request():
    assert propose("1. How many arrests in 2018?\n2. How many cells are there?\n").period is None
    assert propose("1. How many arrests in 2018?\n2. How many in 2019?\n").period is None


def test_a_period_that_all_questions_share_or_refer_back_to():
    in_2018 = Period(date(2018, 1, 1), date(2018, 12, 31))
    assert propose("1. How many arrests in 2018?\n2. How many charges in 2018?\n").period == in_2018
    assert propose("1. How many arrests in 2018?\n2. How many of these led to a charge?\n").period == in_2018


def test_dates_of_letters_and_conditions_are_no_period():
    text = "I wrote to you on 3 May 2018 about your letter of March 2018.\n\n1. How many dogs are there?\n\n{}\n"
    assert propose(text.format("If the cost limit is exceeded, please limit the search to 2018.")).period is None
    stated = propose(text.format("Please limit the search to 2018.")).period
    assert stated == Period(date(2018, 1, 1), date(2018, 12, 31))


def _day(words):
    return date.fromisoformat(words) if words else None


def period_of(*questions: str) -> Period | None:
    return propose(" ".join(questions)).period


def test_a_period_in_front_of_the_first_question_holds_for_those_that_go_on_about_it():
    first = "For FY 21/22, how many agency workers did the force engage?"
    assert period_of(first, "How much were the agencies paid?") == Period(date(2021, 4, 1), date(2022, 3, 31))
    assert period_of(first, "How many are there now?") is None


def test_for_each_and_since_then_carry_a_period_on():
    first = "How many complaints of damp have been made since January 2015?"
    assert period_of(first, "For each complaint, what was done?") == Period(date(2015, 1, 1))
    assert period_of(first, "What has been paid since then?") == Period(date(2015, 1, 1))
    assert period_of(first, "How many tenants do you have this year?") is None


def test_a_sentence_says_which_period_all_questions_concern():
    text = "All questions concern 2022/23.\n\n1. How many dogs were seized?\n2. How many were returned?\n"
    assert propose(text).period == Period(date(2022, 4, 1), date(2023, 3, 31))
