"""What the officer is told of a check: what is wrong, what is safe, what can be done."""

import pytest

from workbench.domain.soundness import Kind, Problem, Report, outlook, told

CASE = Problem(Kind.CASE, "The case 616-25 is not as it was kept.", "a")
OTHER = Problem(Kind.CASE, "The case 7-25 is not as it was kept.", "b")
LETTER = Problem(Kind.LETTER, "The case 616-25 has a letter that is not as it went out.", "a")
LISTED = Problem(Kind.LISTED, "The case 8-25 stood in the list otherwise than it is; its line is put right.", "c")
LOG = Problem(Kind.LOG, "The log is broken at line 3: a line is missing.", line=3)
HISTORY = Problem(Kind.HISTORY, "The case 616-25 is not the case that the log tells of.", "a", 4)
MISSING = Problem(Kind.MISSING, "A case is gone.", "gone", 5)
RESTORE = "Restore the library from a backup (File, Backups)."
COMPARE = "Ask whoever else can write to its folder, and compare it with a backup (File, Backups)."


@pytest.mark.parametrize(
    ("cases", "problems", "said"),
    [
        (0, (), "The library is whole; it holds no case yet."),
        (1, (), "The one case in the library is as it was kept, with letters, settings and the log."),
        (1234, (), "All 1,234 cases are as they were kept, with letters, settings and the log."),
        (42, (CASE,), f"{CASE.sentence} The other 41 cases are as they were kept. {RESTORE}"),
        (2, (CASE,), f"{CASE.sentence} The other case is as it was kept. {RESTORE}"),
        (1, (CASE,), f"{CASE.sentence} {RESTORE}"),
        (
            42,
            (CASE, LETTER, OTHER),
            f"{CASE.sentence} {LETTER.sentence} {OTHER.sentence} The other 40 cases are as they were kept. {RESTORE}",
        ),
        (3, (LISTED,), f"{LISTED.sentence} All 3 cases are as they were kept, with letters, settings and the log."),
        (3, (LISTED, CASE), f"{CASE.sentence} {LISTED.sentence} The other 2 cases are as they were kept. {RESTORE}"),
        (3, (LOG,), f"{LOG.sentence} All 3 cases are as they were kept. {COMPARE}"),
        (1, (LOG,), f"{LOG.sentence} The one case is as it was kept. {COMPARE}"),
        (3, (LOG, HISTORY), f"{LOG.sentence} {HISTORY.sentence} The other 2 cases are as they were kept. {COMPARE}"),
        (3, (MISSING,), f"{MISSING.sentence} All 3 cases are as they were kept. {RESTORE}"),
        (0, (MISSING,), f"{MISSING.sentence} {RESTORE}"),
    ],
)
def test_what_is_wrong_what_is_safe_and_what_can_be_done(cases, problems, said):
    assert told(Report(cases, problems)) == said


def test_many_problems_are_counted_not_recited():
    problems = tuple(Problem(Kind.CASE, f"The case {n}-25 is not as it was kept.", str(n)) for n in range(12))
    said = told(Report(20, problems))
    assert "The case 4-25 is not as it was kept. And 7 more. The other 8 cases are as they were kept." in said


def test_the_same_sentence_is_said_once():
    assert told(Report(5, (LETTER, LETTER))).count(LETTER.sentence) == 1


def test_a_list_that_was_put_right_leaves_the_library_sound():
    assert Report(3, (LISTED,)).sound
    assert not Report(3, (LISTED, LOG)).sound


def test_where_the_problems_stand_already_only_the_rest_is_said():
    assert outlook(Report(42, (CASE,))) == f"The other 41 cases are as they were kept. {RESTORE}"
