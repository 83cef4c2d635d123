"""Errors as classes, rendered in one place as problem details (RFC 9457)."""

from collections.abc import Mapping
from typing import Any, ClassVar

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"


class ProblemError(Exception):
    """Base class of all errors shown to a client.

    A subclass's docstring is the sentence for the user: what is wrong, and what to do next. `detail` replaces it;
    `about` says in codes what the error is about, so that a page can put it into words.
    """

    status: ClassVar[int]
    code: ClassVar[str]

    def __init__(self, detail: str | None = None, about: Mapping[str, str] | None = None) -> None:
        self.detail = detail or (type(self).__doc__ or "").strip()
        self.about = about
        super().__init__(self.detail)


class NotSignedIn(ProblemError):
    """You are not signed in, or your sign-in has expired. Please sign in again."""

    status = 401
    code = "not-signed-in"


class NotAllowed(ProblemError):
    """Your role may not do this."""

    status = 403
    code = "not-allowed"


class Problem(BaseModel):
    """Problem details (RFC 9457)."""

    type: str = Field(examples=["urn:corespond:problem:not-allowed"])
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]] | None = None
    about: dict[str, str] | None = Field(
        None,
        description="What it is about, in codes that a page puts into words: `why` and `detail` of `Lack`, or `state`.",
    )


def describe(*kinds: type[ProblemError]) -> dict[int | str, dict[str, Any]]:
    """The `responses=` of a route that raises errors of these kinds: the meaning of each status."""
    texts: dict[int | str, dict[str, Any]] = {}
    for kind in kinds:
        entry = texts.setdefault(kind.status, {"description": "", "model": Problem})
        sentence = (kind.__doc__ or "").strip()
        entry["description"] = f"{entry['description']}\n\n`{kind.code}`: {sentence}".strip()
    return texts


def render(
    status: int,
    code: str,
    detail: str,
    errors: list[dict[str, str]] | None = None,
    about: Mapping[str, str] | None = None,
) -> JSONResponse:
    problem = Problem(
        type=f"urn:corespond:problem:{code}",
        title=code.replace("-", " ").capitalize(),
        status=status,
        detail=detail,
        errors=errors,
        about=dict(about) if about else None,
    )
    return JSONResponse(problem.model_dump(exclude_none=True), status_code=status, media_type=MEDIA_TYPE)


def install(app: FastAPI) -> None:
    """Render all errors of `app` as problem details. The response never repeats what was sent."""

    @app.exception_handler(ProblemError)
    async def on_problem(_request: Request, error: ProblemError) -> JSONResponse:
        return render(error.status, error.code, error.detail, about=error.about)

    @app.exception_handler(RequestValidationError)
    async def on_invalid(_request: Request, error: RequestValidationError) -> JSONResponse:
        errors = [
            {"pointer": "/" + "/".join(str(part) for part in item["loc"]), "message": item["msg"]}
            for item in error.errors()
        ]
        return render(
            422, "invalid-input", "The request is missing something, or something in it is not valid.", errors
        )

    @app.exception_handler(HTTPException)
    async def on_http(_request: Request, error: HTTPException) -> JSONResponse:
        return render(error.status_code, f"http-{error.status_code}", str(error.detail))

    @app.exception_handler(Exception)
    async def on_crash(_request: Request, _error: Exception) -> JSONResponse:
        return render(500, "internal", "Something went wrong on the server. Nothing was changed. Try again.")
