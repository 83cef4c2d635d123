"""Static content served next to the HTTP interface: the pages and their assets."""

from pathlib import Path

from fastapi import Depends, FastAPI
from fastapi.responses import FileResponse, RedirectResponse
from fastapi.routing import APIRoute
from starlette.staticfiles import StaticFiles

from app.signin import access

STATIC = Path(__file__).parent / "static"
PAGES = ("officer", "clinician", "supervisor", "guest")
ROOT_FILES = ("again.js", "officer-worker.js", "officer.webmanifest", "icon.svg")


def add_pages(app: FastAPI, interface_docs: bool) -> None:
    """Serve each page at its address, and the assets of all pages under `/assets`.

    `interface_docs`: also the page that shows the HTTP interface.
    """

    def page(name: str, path: str = "") -> APIRoute:
        async def show() -> FileResponse:
            return FileResponse(STATIC / name / "index.html", headers={"cache-control": "no-cache"})

        route = path or f"/{name}"
        return APIRoute(route, show, include_in_schema=False, dependencies=[Depends(access.public)], name=route)

    app.router.routes.extend(page(name) for name in (*PAGES, *(["docs"] if interface_docs else [])))
    app.router.routes.append(page("officer", "/officer/check"))

    @app.get("/", include_in_schema=False, dependencies=[Depends(access.public)])
    async def home() -> RedirectResponse:
        return RedirectResponse("/officer")

    for name in ROOT_FILES:
        app.router.routes.append(_root_file(name))
    app.mount("/assets", StaticFiles(directory=STATIC / "assets", check_dir=False), name="assets")


def _root_file(name: str) -> APIRoute:
    """A route that serves `name` from the root, because a service worker's scope is its own folder and below."""

    async def show() -> FileResponse:
        return FileResponse(STATIC / name, headers={"cache-control": "no-cache"})

    return APIRoute(f"/{name}", show, include_in_schema=False, dependencies=[Depends(access.public)], name=name)
