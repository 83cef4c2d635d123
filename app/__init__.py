"""corespond connects officers' tablets to on-call clinicians by video, and keeps a record of every step."""

__version__ = "0.3.0"
"""The version of this code: the newest heading of CHANGELOG.md. The package and the HTTP interface read it here."""
