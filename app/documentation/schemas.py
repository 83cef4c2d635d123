"""Wire format of documentation."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.consults.rules import Consent, ConsentBy, Disposition, NotSuitable
from app.documentation.rules import ConnectionRating, Otherwise
from app.platform.text import Moment, Text


class Answers(BaseModel):
    """The officer's four answers about the outcome."""

    model_config = ConfigDict(from_attributes=True)

    disposition: Disposition
    otherwise: Otherwise
    minutes_saved: int = Field(ge=-480, le=480, description="Minutes saved by the call; negative: lost.")
    connection: ConnectionRating


class OutcomeIn(Answers):
    """The officer's four answers as submitted."""

    written_at: Moment | None = Field(
        None, description="Time of the answers by the tablet's clock, if they were given offline."
    )


class OutcomeOut(Answers):
    """The officer's record in its current state."""

    recorded_at: datetime


class DocumentationPatch(BaseModel):
    """Changes to the clinician's record; fields that are left out stay unchanged."""

    model_config = ConfigDict(extra="forbid")

    recommended: Disposition | None = None
    not_suitable: NotSuitable | None = None
    safety_note: Annotated[str, Text(2_000, lines=True)] = ""
    clinical_note: Annotated[str, Text(20_000, lines=True)] = ""


class ConsentIn(BaseModel):
    """The answer about consent to speak through the tablet."""

    consent: Consent | None = Field(description="Null removes an answer recorded by mistake.")
    consent_by: ConsentBy | None = None
    advice_only: bool = Field(False, description="With declined consent: the call continues as advice to the officer.")


class NotSuitableIn(BaseModel):
    """Why a consult by tablet cannot help."""

    reason: NotSuitable


class SupervisorsDocumentation(BaseModel):
    """The clinician's record without the clinical note, as shown to supervisors."""

    model_config = ConfigDict(from_attributes=True)

    consent: Consent | None
    consent_by: ConsentBy | None
    consent_at: datetime | None = Field(description="When the person gave the answer, verbally.")
    recommended: Disposition | None
    not_suitable: NotSuitable | None
    safety_note: str
    completed_at: datetime | None


class DocumentationOut(SupervisorsDocumentation):
    """The complete record, as shown to the clinician who writes it."""

    clinical_note: str
    missing: list[str] = []
    """Names of the fields that must be filled before the record can be completed."""
