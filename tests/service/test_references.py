"""The next reference of a force's scheme."""

from datetime import date

import pytest

from workbench.service.references import next_reference

DAY = date(2025, 7, 1)


@pytest.mark.parametrize(
    ("scheme", "used", "wanted"),
    [
        ("{number}-{yy}", [], "1-25"),
        ("{number}-{yy}", ["615-25", "2-25", "900-24"], "616-25"),
        ("FOI/{year}/{number}", ["FOI/2025/9", "FOI/2025/10"], "FOI/2025/11"),
        ("{number}", ["7", "seven", "8/1"], "8"),
        ("by hand", ["1"], ""),
    ],
)
def test_the_next_free_number(scheme, used, wanted):
    assert next_reference(scheme, used, DAY) == wanted
