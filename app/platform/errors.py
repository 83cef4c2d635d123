"""Errors as classes, rendered in one place as problem details (RFC 9457)."""

import re
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any, ClassVar, cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from pydantic_core import ErrorDetails, PydanticKnownError
from starlette.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"
BOUNDS = {
    *("ge", "gt", "le", "lt", "multiple_of", "max_length", "min_length", "actual_length"),
    *("expected", "pattern", "field_type"),
}
"""What Pydantic fills into a sentence from our own declarations, or counts."""


class ProblemError(Exception):
    """Base class of all errors shown to a client.

    A subclass's docstring is the sentence for the user: what is wrong, and what to do next. `detail` replaces it;
    `about` says in codes what the error is about, so that a page can put it into words.
    `retry_after_s` becomes the header `Retry-After` (RFC 9110 section 10.2.3), in seconds.
    """

    status: ClassVar[int]
    code: ClassVar[str]

    def __init__(
        self, detail: str | None = None, about: Mapping[str, str] | None = None, retry_after_s: int | None = None
    ) -> None:
        self.detail = detail or (type(self).__doc__ or "").strip()
        self.about, self.retry_after_s = about, retry_after_s
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


def sentence(wrong: ErrorDetails) -> str:
    """What is wrong with one value, without the value."""
    context = wrong.get("ctx", {})
    if wrong["type"] == "value_error" or context.keys() <= BOUNDS:
        return wrong["msg"].removeprefix("Value error, ")
    # The kind's own sentence, up to where the value would be filled in: "Input should be a valid UUID".
    known = PydanticKnownError(cast(Any, wrong["type"]), context)  # mypy wants one of a hundred literals
    return re.split(r"[,:]? ?'?\{", known.message_template)[0]


def located(found: Iterable[ErrorDetails]) -> list[dict[str, str]]:
    """Each error with a pointer to its place. A name that the sender made up is not repeated: it ends at its parent."""
    errors = list(found)
    made_up = {tuple(one["loc"][:-1]) for one in errors if one["loc"][-1:] == ("[key]",)}
    made_up |= {tuple(one["loc"]) for one in errors if one["type"] == "extra_forbidden"}
    places = []
    for one in errors:
        place = one["loc"]
        known = next((i for i in range(len(place)) if tuple(place[: i + 1]) in made_up), len(place))
        places.append("/" + "/".join(str(part) for part in place[:known]))
    return [{"pointer": place, "message": sentence(one)} for place, one in zip(places, errors, strict=True)]


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
        answer = render(error.status, error.code, error.detail, about=error.about)
        if error.retry_after_s is not None:
            answer.headers["retry-after"] = str(error.retry_after_s)
        return answer

    @app.exception_handler(RequestValidationError)
    async def on_invalid(_request: Request, error: RequestValidationError) -> JSONResponse:
        detail = "The request is missing something, or something in it is not valid."
        return render(422, "invalid-input", detail, located(error.errors()))

    @app.exception_handler(HTTPException)
    async def on_http(_request: Request, error: HTTPException) -> JSONResponse:
        # The error's own text may be about what was sent; its headers, such as Allow, belong to the answer.
        status = HTTPStatus(error.status_code)
        answer = render(status.value, f"http-{status.value}", f"{status.phrase}.")
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(Exception)
    async def on_crash(_request: Request, _error: Exception) -> JSONResponse:
        return render(500, "internal", "Something went wrong on the server. Nothing was changed. Try again.")
