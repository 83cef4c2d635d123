/** Who is in the call that belongs on a page, according to its newest snapshot. Pure. */
import { taken, type Seats } from "../call/seats.ts";
import type { Snapshot } from "../socket/client";
import type { ClinicianSnapshot, ConsultOut, OfficerSnapshot, VisitOut } from "../socket/protocol";
import type { Hold } from "../talk/hold";
import { present } from "../talk/people.ts";
import { isInCall } from "./consult.ts";

/** The seats while a session rings: connections are set up, but no clinician has accepted yet. */
const RINGING = { clinician: null, second: null, guests: [], ringing: [], live: false };

/**
 * The seats of the call that belongs on the page of user `me`: one that is on, or one that still rings, whose connections are
 * set up in the meantime. Null if there is none.
 */
export function seatsOf(snapshot: Snapshot | null, me: string, hold: Hold): Seats | null {
  const seats = snapshot && shownBy(snapshot, me, hold.is !== "elsewhere");
  return taken(seats, hold.is === "accepted" ? hold.by : null);
}

function shownBy(snapshot: Snapshot, me: string, holds: boolean): Seats | null {
  switch (snapshot.role) {
    case "officer":
      return ofOfficer(snapshot, holds);
    case "clinician":
      return ofClinician(snapshot, me);
    case "guest":
      return ofGuest(snapshot.visit, me);
    case "supervisor":
      return null;
  }
}

/** An officer who is called back joins once they answer. A session that another window holds does not ring here. */
function ofOfficer(snapshot: OfficerSnapshot, holds: boolean): Seats | null {
  const { consult, ringing } = snapshot;
  if (!consult || consult.calls_back) return null;
  if (isInCall(consult)) return ofCall(consult, snapshot);
  if (consult.state !== "offered" || !holds) return null;
  return { ...RINGING, id: consult.id, officer: consult.officer_id, ringing };
}

function ofClinician(snapshot: ClinicianSnapshot, me: string): Seats | null {
  const { consult, offer } = snapshot;
  if (consult) return isInCall(consult) ? ofCall(consult, snapshot) : null;
  if (!offer || offer.calls_back) return null;
  return { ...RINGING, id: offer.consult_id, officer: offer.officer_id, clinician: me };
}

function ofCall(consult: ConsultOut, snapshot: Snapshot): Seats {
  const { id, officer_id: officer, clinician_id: clinician, second_id: second } = consult;
  const guests = present(snapshot).map((guest) => guest.id);
  return { id, officer, clinician, second, guests, ringing: [], live: true };
}

/** A guest who has been let in takes part while a clinician has the session. */
function ofGuest(visit: VisitOut, me: string): Seats | null {
  if (visit.state !== "present" || !visit.live || !visit.officer_id) return null;
  const { consult_id: id, officer_id: officer, clinician_id: clinician, second_id: second } = visit;
  const guests = [me, ...visit.others.map((guest) => guest.id)];
  return { id, officer, clinician, second, guests, ringing: [], live: true };
}
