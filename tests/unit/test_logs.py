"""Whatever goes wrong, the log says what kind of failure it was and where, and never what it held."""

import asyncio
import gc
import json
import logging
import sys
import threading
import warnings
from collections.abc import Callable, Iterator

import pytest
from nats.aio import client

from app.platform import failures
from app.platform.bus import Frame, LocalBus
from app.platform.logs import log
from app.platform.natsbus import NatsBus
from app.platform.tokens import Tokens
from tests.marks import MARK, logging_here


@pytest.fixture(params=[True, False], ids=["json", "text"])
def written(request: pytest.FixtureRequest, capfd: pytest.CaptureFixture[str]) -> Iterator[Callable[[], str]]:
    """What was written since it was last asked for, by the log in JSON and as text for reading."""

    def read() -> str:
        found = capfd.readouterr()
        return found.out + found.err

    with logging_here(request.param):
        yield read


def fail(secret: str) -> None:
    """Fails with personal data in the message, in the argument, in a local variable and in the cause."""
    try:
        {}[secret]
    except KeyError as cause:
        raise ValueError(f"{secret} is not known") from cause


def caught() -> ValueError:
    try:
        fail(MARK)
    except ValueError as problem:
        return problem
    raise AssertionError


class Breaks:
    """Something whose destructor, whose `repr` or whose call fails."""

    def __del__(self) -> None:
        fail(MARK)


def logged() -> None:
    try:
        fail(MARK)
    except ValueError:
        log.exception("failed", job="a job")


def passed_on() -> None:
    log.warning("failed", exc_info=caught())


def uncaught() -> None:
    sys.excepthook(ValueError, caught(), None)


def in_a_thread() -> None:
    thread = threading.Thread(target=fail, args=(MARK,))
    thread.start()
    thread.join()


def in_a_destructor() -> None:
    Breaks()
    gc.collect()


def warned() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(f"{MARK} is an odd value", RuntimeWarning, stacklevel=1)


def by_a_library_with_its_arguments() -> None:
    logging.getLogger("sqlalchemy.pool").error("cannot close %r", MARK, exc_info=caught())


def by_a_library_in_one_string() -> None:
    logging.getLogger("anything").warning(f"cannot read {MARK}")


def by_a_library_as_the_exception_itself() -> None:
    logging.getLogger("uvicorn.error").error(caught())


def with_the_stack() -> None:
    logging.getLogger("anything").error("here", stack_info=True, exc_info=caught())


def in_a_line_that_cannot_be_written() -> None:
    logging.getLogger("anything").error("%d and %s", MARK)


def by_a_listener_of_the_bus() -> None:
    def hear(_topic: str, _frame: Frame) -> None:
        fail(MARK)

    bus = LocalBus()
    asyncio.run(bus.subscribe(["topic"], hear))
    bus.relay("topic", Frame(word=MARK.encode()))


def in_a_task_that_nobody_awaits() -> None:
    async def work() -> None:
        raise caught()

    async def main() -> None:
        task = asyncio.create_task(work())
        await asyncio.wait([task])
        del task
        gc.collect()

    asyncio.run(main())


def in_a_callback_of_the_loop() -> None:
    async def main() -> None:
        loop = asyncio.get_running_loop()
        loop.call_soon(fail, MARK)
        done = asyncio.Event()
        loop.call_soon(done.set)
        await done.wait()

    asyncio.run(main())


def in_the_bus_between_nodes() -> None:
    asyncio.run(NatsBus(["nats://127.0.0.1:1"])._on_error(caught()))
    asyncio.run(client._default_error_callback(caught()))


def in_a_group() -> None:
    try:
        raise ExceptionGroup(MARK, [caught(), OSError(2, MARK)])
    except ExceptionGroup:
        log.exception("several failed")


PROVOKED = [
    *(logged, passed_on, uncaught, in_a_thread, in_a_destructor, with_the_stack, in_a_group),
    *(by_a_library_with_its_arguments, by_a_library_as_the_exception_itself, by_a_listener_of_the_bus),
    *(in_a_task_that_nobody_awaits, in_a_callback_of_the_loop, in_the_bus_between_nodes),
]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("provoke", PROVOKED)
def test_a_failure_is_logged_by_type_and_place_and_never_by_what_it_holds(
    written: Callable[[], str], provoke: Callable[[], None]
) -> None:
    provoke()
    said = written()
    assert "ValueError" in said
    assert MARK not in said
    assert "Traceback" not in said


@pytest.mark.parametrize("provoke", [warned, by_a_library_in_one_string, in_a_line_that_cannot_be_written])
def test_what_python_and_libraries_say_is_logged_without_what_it_is_about(
    written: Callable[[], str], provoke: Callable[[], None]
) -> None:
    provoke()
    said = written()
    assert "test_logs.py" in said
    assert MARK not in said


def test_a_library_that_warns_is_read_and_one_that_only_talks_is_not(written: Callable[[], str]) -> None:
    logging.getLogger("uvicorn.error").warning("Invalid HTTP request received.")
    logging.getLogger("sqlalchemy.engine").info("SELECT %s", MARK)
    logging.getLogger("picows").debug("New data: %s", MARK)
    said = written()
    assert "Invalid HTTP request received." in said
    assert "SELECT" not in said
    assert "New data" not in said


def test_a_failure_names_our_files_from_the_innermost_out_and_each_cause() -> None:
    try:
        try:
            Tokens.from_file(None, 1)  # type: ignore[arg-type]
        except AttributeError as cause:
            raise OSError(13, MARK) from cause
    except OSError as problem:
        said = failures.describe(problem)
    first, _, second = said.partition("; from ")
    assert first.startswith("PermissionError [EACCES] at tests/unit/test_logs.py:")
    assert second.startswith("AttributeError at app/platform/tokens.py:")
    assert second.endswith(":from_file")


def test_a_failure_that_causes_itself_is_said_once() -> None:
    problem = caught()
    problem.__cause__ = problem
    assert failures.describe(problem).count("ValueError") == 1


def test_a_line_in_json_is_one_line_and_says_place_and_code(capfd: pytest.CaptureFixture[str]) -> None:
    with logging_here(as_json=True):
        logged()
        line = json.loads(capfd.readouterr().err)
    assert line["event"] == "failed"
    assert line["exception"].startswith("ValueError at tests/unit/test_logs.py:")
    assert "; from KeyError at " in line["exception"]
