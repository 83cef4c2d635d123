"""Puts the browser bundle into the wheel: builds it with npm where it is not there yet."""

import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BrowserBundle(BuildHookInterface[Any]):
    """Builds web/ into app/static before a wheel is made; an editable install is left alone."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        if version == "editable" or (root / "app/static/officer/index.html").exists():
            return
        for command in (["npm", "ci"], ["npm", "run", "build"]):
            subprocess.run(command, cwd=root / "web", check=True)  # noqa: S603
