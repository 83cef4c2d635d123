"""What documentation sends and takes over the wire."""

from datetime import datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from app.consults.rules import Consent, ConsentBy, Disposition, NotSuitable
from app.documentation.rules import ConnectionRating, Otherwise


class Answers(BaseModel):
    """The officer's four answers."""

    model_config = ConfigDict(from_attributes=True)

    disposition: Disposition
    otherwise: Otherwise
    minutes_saved: int = Field(ge=-480, le=480, description="Minutes; negative: lost.")
    connection: ConnectionRating


class OutcomeIn(Answers):
    """The officer's four answers as they are sent."""

    written_at: AwareDatetime | None = Field(
        None, description="When they were given, by the tablet's clock, if they had to wait for a network."
    )


class OutcomeOut(Answers):
    """The officer's record as it stands."""

    recorded_at: datetime


class DocumentationPatch(BaseModel):
    """The fields that the clinician changed; what is left out stays as it is."""

    model_config = ConfigDict(extra="forbid")

    recommended: Disposition | None = None
    not_suitable: NotSuitable | None = None
    safety_note: str = Field("", max_length=2_000)
    clinical_note: str = Field("", max_length=20_000)


class ConsentIn(BaseModel):
    """What the person said about speaking through the tablet."""

    consent: Consent | None = Field(description="Null takes back what was recorded by mistake.")
    consent_by: ConsentBy | None = None
    advice_only: bool = Field(False, description="With a declined consent: the call goes on without the person.")


class NotSuitableIn(BaseModel):
    """Why a consult by tablet cannot help."""

    reason: NotSuitable


class SupervisorsDocumentation(BaseModel):
    """The clinician's record without the clinical note: what a supervisor may read."""

    model_config = ConfigDict(from_attributes=True)

    consent: Consent | None
    consent_by: ConsentBy | None
    consent_at: datetime | None = Field(description="When it was said, by word of mouth.")
    recommended: Disposition | None
    not_suitable: NotSuitable | None
    safety_note: str
    completed_at: datetime | None


class DocumentationOut(SupervisorsDocumentation):
    """The whole record, for the clinician who writes it."""

    clinical_note: str
    missing: list[str] = []
    """Fields still to be filled before it can be completed."""
