"""The floor of the tests is itself seen to hold: a logged warning fails, the clock stands, folders are temporary."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from integralavoro_desktop.kernel import clock, paths

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

QUIET = "def test_quiet():\n    pass\n"
LOUD = "import logging\n\n\ndef test_loud():\n    logging.getLogger('integralavoro').warning('disk')\n"
WARNED = "import warnings\n\n\ndef test_warned():\n    warnings.warn('old way')\n"


def test_a_logged_warning_fails_the_test(pytester: pytest.Pytester, request: pytest.FixtureRequest) -> None:
    pytester.makeconftest((request.config.rootpath / "tests" / "conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile(test_quiet=QUIET, test_loud=LOUD)
    pytester.runpytest_subprocess("-p", "no:cacheprovider").assert_outcomes(passed=2, errors=1)


def test_a_python_warning_fails_the_test(pytester: pytest.Pytester, request: pytest.FixtureRequest) -> None:
    pytester.makeconftest((request.config.rootpath / "tests" / "conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile(test_warned=WARNED)
    settings = str(request.config.rootpath / "pyproject.toml")
    ended = pytester.runpytest_subprocess("-c", settings, f"--rootdir={pytester.path}", str(pytester.path))
    ended.assert_outcomes(failed=1)


def test_an_expected_warning_can_be_read_and_cleared(logged_warnings: list[logging.LogRecord]) -> None:
    logging.getLogger("integralavoro").warning("the disk is nearly full")
    assert [record.getMessage() for record in logged_warnings] == ["the disk is nearly full"]
    logged_warnings.clear()


def test_the_clock_stands_until_it_is_moved(fixed_clock) -> None:
    before = clock.now()
    fixed_clock.move(days=3)
    assert (clock.now() - before).days == 3


def test_state_lies_in_a_temporary_folder(state_dir: Path) -> None:
    assert paths.log_dir().is_relative_to(state_dir)
