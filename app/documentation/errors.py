"""Errors of documentation."""

from app.platform.errors import ProblemError


class DocumentationClosed(ProblemError):
    """The documentation of this session is complete and can no longer be changed here."""

    status = 409
    code = "documentation-closed"


class DocumentationIncomplete(ProblemError):
    """Some required fields are still empty. Fill them in, then complete the documentation."""

    status = 409
    code = "documentation-incomplete"
