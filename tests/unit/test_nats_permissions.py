"""What a node may say and hear at NATS is what the bus says and hears."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from app import topics
from app.platform.natsbus import subject

NOBODY = UUID(int=0)


def patterns() -> Iterator[str]:
    """The subject of each topic, with `*` for an id."""
    for name, value in vars(topics).items():
        if isinstance(value, str) and name.isupper():
            yield subject(value)
        elif inspect.isfunction(value) and value.__module__ == topics.__name__:
            takes = [one.annotation for one in inspect.signature(value).parameters.values()]
            if takes == [UUID]:
                yield subject(value(NOBODY)).replace(str(NOBODY), "*")


def allowed(page: str, verb: str) -> list[str]:
    block = re.search(rf"^{verb}: \[(.*?)\]", page, re.MULTILINE | re.DOTALL)
    assert block
    return re.findall(r"[\w.*>-]+", block[1])


@pytest.mark.parametrize("verb", ["publish", "subscribe"])
def test_the_permissions_at_nats_are_exactly_the_subjects_of_the_topics(root: Path, verb: str) -> None:
    page = (root / "deploy" / "nats" / "permissions.conf").read_text()
    named = allowed(page, verb)
    assert len(named) == len(set(named))
    assert set(named) == set(patterns())
    assert subject(topics.DISPATCH) in named
