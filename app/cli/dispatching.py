"""Commands that set up dispatch: coverage, policies, clinicians' qualifications and shifts."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from app.actor import Role
from app.cli.base import NAME, checked, cli, organization, run, stop, user
from app.cli.setup import organization_cli
from app.context import Context
from app.coverage import service as coverage
from app.coverage.schemas import NewAgreement, PolicyChange
from app.presence import service as presence
from app.presence.schemas import Age, NewShift, Skill, Skills

clinician_cli = typer.Typer(no_args_is_help=True, help="Clinicians' qualifications and shifts.")
cli.add_typer(clinician_cli, name="clinician")
Agency = Annotated[str, typer.Argument(callback=NAME, help="Agency.")]
Clinician = Annotated[str, typer.Argument(callback=NAME, help="Username of a clinician.")]


@organization_cli.command("cover")
def cover(
    provider: Annotated[str, typer.Argument(callback=NAME, help="Provider organization.")],
    agency: Annotated[str, typer.Argument(callback=NAME, help="Agency whose sessions it answers.")],
    place: Annotated[str | None, typer.Option(callback=NAME, help="Only in this part of the agency's area.")] = None,
    hours: Annotated[
        list[str] | None,
        typer.Option(callback=NAME, help="Weekly times, such as 'mon-fri 19:00-07:00'; default: always."),
    ] = None,
    tier: Annotated[int, typer.Option(min=1, max=9, help="1 is asked first; 2 is the backup, and so on.")] = 1,
) -> None:
    """Let a provider organization answer an agency's sessions. Run it again to change hours and tier."""

    async def work(ctx: Context) -> str:
        home, served = await organization(ctx, provider), await organization(ctx, agency)
        where = await coverage.place_named(ctx, served.id, place) if place else None
        new = checked(
            lambda: NewAgreement(provider_id=home.id, agency_id=served.id, place_id=where, hours=hours or [], tier=tier)
        )
        await coverage.agree(ctx, new)
        return f"“{provider}” answers “{agency}”."

    run(work)


@organization_cli.command("place")
def add_place(
    agency: Agency,
    name: Annotated[str, typer.Argument(callback=NAME, help="Name of the area, as officers know it.")],
    license_state: Annotated[
        str | None, typer.Option(callback=NAME, help="State whose license clinicians need there.")
    ] = None,
) -> None:
    """Add a part of an agency's area that has its own providers or lies in another state."""

    async def work(ctx: Context) -> str:
        await coverage.add_place(ctx, (await organization(ctx, agency)).id, name, license_state)
        return f"“{agency}” has the area “{name}”."

    run(work)


@organization_cli.command("policy")
def policy(
    agency: Agency,
    license_state: Annotated[
        str | None, typer.Option(callback=NAME, help="State whose license clinicians need, such as TX.")
    ] = None,
    ring_at_once: Annotated[int | None, typer.Option(help="Number of clinicians to ring at the same time.")] = None,
    widen_after_s: Annotated[int | None, typer.Option(help="Wait after which the next tier is asked, seconds.")] = None,
    relax_after_s: Annotated[
        int | None, typer.Option(help="Wait after which preferences no longer count, seconds.")
    ] = None,
    page_lead_after_s: Annotated[int | None, typer.Option(help="Wait after which the lead is paged, seconds.")] = None,
    lead: Annotated[
        str | None, typer.Option(callback=NAME, help="Username of the supervisor to page about long waits.")
    ] = None,
    relay_only: Annotated[
        bool | None, typer.Option(help="Send media only through the relay, so that tablets' addresses stay hidden.")
    ] = None,
) -> None:
    """Change an agency's dispatch policy; options that are not given stay unchanged."""

    async def work(ctx: Context) -> str:
        if relay_only and not ctx.settings.turn:
            raise stop("There is no relay: set CORESPOND_TURN_URLS and CORESPOND_TURN_SECRET first.")
        given = {
            "license_state": license_state,
            "ring_at_once": ring_at_once,
            "widen_after_s": widen_after_s,
            "relax_after_s": relax_after_s,
            "page_lead_after_s": page_lead_after_s,
            "relay_only": relay_only,
            "lead_id": (await user(ctx, lead, Role.SUPERVISOR)).id if lead else None,
        }
        change = checked(lambda: PolicyChange.model_validate({k: v for k, v in given.items() if v is not None}))
        await coverage.set_policy(ctx, (await organization(ctx, agency)).id, change)
        return f"The policy of “{agency}” is set."

    run(work)


@clinician_cli.command("skills")
def skills(
    username: Clinician,
    language: Annotated[
        list[str] | None, typer.Option(callback=NAME, help="A language the clinician speaks, such as es.")
    ] = None,
    skill: Annotated[list[Skill] | None, typer.Option(help="A special skill.")] = None,
    license: Annotated[
        list[str] | None, typer.Option(callback=NAME, help="A state in which the clinician is licensed, such as TX.")
    ] = None,
    age: Annotated[list[Age] | None, typer.Option(help="An age group the clinician sees; default: both.")] = None,
    capacity: Annotated[
        int, typer.Option(min=1, max=9, help="Most sessions at the same time, including wrap-ups.")
    ] = 1,
) -> None:
    """Set a clinician's qualifications; they replace all previous ones."""

    async def work(ctx: Context) -> str:
        found = await user(ctx, username, Role.CLINICIAN)
        given = checked(
            lambda: Skills(
                languages=language or ["en"],
                skills=skill or [],
                license_states=license or [],
                ages=age or list(Age),
                capacity=capacity,
            )
        )
        await presence.enrol(ctx, found.id, found.organization.id, given)
        return f"“{username}” is set."

    run(work)


@clinician_cli.command("shift")
def shift(
    username: Clinician,
    weekly: Annotated[str, typer.Argument(callback=NAME, help="Weekly time, such as 'mon-fri 19:00-07:00'.")],
    valid_from: Annotated[datetime | None, typer.Option("--from", help="First day; default: today.")] = None,
    valid_until: Annotated[datetime | None, typer.Option("--until", help="Last day; default: no end.")] = None,
) -> None:
    """Plan a shift that repeats every week, in the time zone of the clinician's organization."""

    async def work(ctx: Context) -> str:
        found = await user(ctx, username, Role.CLINICIAN)
        new = checked(
            lambda: NewShift(
                weekly=weekly,
                time_zone=found.organization.time_zone,
                valid_from=(valid_from or datetime.now(UTC)).date(),
                valid_until=valid_until.date() if valid_until else None,
            )
        )
        await presence.add_shift(ctx, found.id, new)
        return f"“{username}” works {weekly}."

    run(work)


@clinician_cli.command("exclude")
def exclude(username: Clinician, agency: Agency) -> None:
    """Never offer this agency's sessions to this clinician."""

    async def work(ctx: Context) -> str:
        found = await user(ctx, username, Role.CLINICIAN)
        await coverage.exclude(ctx, found.id, (await organization(ctx, agency)).id)
        return f"“{username}” is never offered sessions of “{agency}”."

    run(work)
