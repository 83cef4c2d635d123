/** Who is in the call that belongs on a page, according to its newest snapshot. Pure. */
import { guestOf, userOf, type Principal } from "../call/principal.ts";
import { taken, type Seats } from "../call/seats.ts";
import type { Snapshot } from "../socket/client";
import type { ClinicianSnapshot, ConsultOut, OfficerSnapshot, VisitOut } from "../socket/protocol";
import type { Hold } from "../talk/hold";
import { present } from "../talk/people.ts";
import { isInCall } from "./consult.ts";

/** The seats while a session rings: connections are set up, but no clinician has accepted yet. */
const RINGING = { clinician: null, second: null, guests: [], ringing: [], live: false };

/**
 * The seats of the call that belongs on the page of `me`: one that is on, or one that still rings, whose connections are
 * set up in the meantime. Null if there is none.
 */
export function seatsOf(snapshot: Snapshot | null, me: Principal, hold: Hold): Seats | null {
  const seats = snapshot && shownBy(snapshot, me, hold.is !== "elsewhere");
  return taken(seats, hold.is === "accepted" ? hold.by : null);
}

function shownBy(snapshot: Snapshot, me: Principal, holds: boolean): Seats | null {
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
  return { ...RINGING, id: consult.id, officer: userOf(consult.officer_id), ringing: ringing.map(userOf) };
}

function ofClinician(snapshot: ClinicianSnapshot, me: Principal): Seats | null {
  const { consult, offer } = snapshot;
  if (consult) return isInCall(consult) ? ofCall(consult, snapshot) : null;
  if (!offer || offer.calls_back) return null;
  return { ...RINGING, id: offer.consult_id, officer: userOf(offer.officer_id), clinician: me };
}

function ofCall(consult: ConsultOut, snapshot: Snapshot): Seats {
  const guests = present(snapshot).map((guest) => guestOf(guest.id));
  return { ...sides(consult, consult.officer_id), id: consult.id, guests };
}

function sides({ clinician_id, second_id }: ConsultOut | VisitOut, officerId: string) {
  const clinician = clinician_id === null ? null : userOf(clinician_id);
  const second = second_id === null ? null : userOf(second_id);
  return { officer: userOf(officerId), clinician, second, ringing: [], live: true };
}

/** A guest who has been let in takes part while a clinician has the session. */
function ofGuest(visit: VisitOut, me: Principal): Seats | null {
  if (visit.state !== "present" || !visit.live || !visit.officer_id) return null;
  const guests = [me, ...visit.others.map((guest) => guestOf(guest.id))];
  return { ...sides(visit, visit.officer_id), id: visit.consult_id, guests };
}
