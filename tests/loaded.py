"""Loaded once by the process that servers under test are forked from: what every start would load or work out anew."""

import gc
import tempfile
from pathlib import Path

import uvicorn
from sqlalchemy.orm import configure_mappers

import tests.service  # noqa: F401 (where a forked server begins)
from app.cli.serving import OPTIONS
from app.main import make_app, make_context
from app.settings import Settings

with tempfile.TemporaryDirectory() as folder:
    app = make_app(make_context(Settings(_env_file=None, data_dir=Path(folder))))
uvicorn.Config(app, **OPTIONS).load()
configure_mappers()
del app
gc.collect()
gc.freeze()  # what is loaded stays: a collection in a forked server need not walk and so copy it
