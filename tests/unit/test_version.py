"""The version is written down once, and everything that names it says the same."""

import re
import tomllib
from pathlib import Path

from hatchling.metadata.core import ProjectMetadata
from hatchling.plugin.manager import PluginManager

from app import __version__
from docs.generate import openapi


def test_the_package_the_interface_and_the_newest_heading_of_the_changes_say_one_version(root: Path) -> None:
    newest = re.search(r"^## (\S+)", (root / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert newest
    info = openapi()["info"]
    assert isinstance(info, dict)
    packaged = ProjectMetadata(str(root), PluginManager()).version
    assert [newest.group(1), info["version"], packaged] == [__version__] * 3


def test_the_project_file_names_no_version_of_its_own(root: Path) -> None:
    assert "version" not in tomllib.loads((root / "pyproject.toml").read_text())["project"]
