/** Who takes part in a session, and who is connected to whom. Pure. */
import type { Accepted } from "../socket/client";
import { userOf, type Principal } from "./principal.ts";

/** Who takes part in a session. While it rings there is no clinician yet, only those whose screens ring. */
export interface Seats {
  /** The session's id. */
  id: string;
  officer: Principal;
  clinician: Principal | null;
  /** A second clinician, who is taking over or helping. */
  second: Principal | null;
  /** Guests, who joined by a link. */
  guests: Principal[];
  ringing: Principal[];
  /** A clinician has accepted: picture and sound may leave this page. */
  live: boolean;
}

/**
 * The seats once a clinician has accepted what still rings here. Unchanged if `accepted` is about another session or about a
 * clinician it does not ring at, or if a clinician has the session already.
 */
export function taken(seats: Seats | null, accepted: Accepted | null): Seats | null {
  if (!seats || !accepted || seats.live || seats.id !== accepted.consultId) return seats;
  const clinician = userOf(accepted.clinicianId);
  if (![seats.clinician, ...seats.ringing].includes(clinician)) return seats;
  return { ...seats, clinician, ringing: [], live: true };
}

/** Everybody in the call except `me`; first the one that the page of `me` shows large. */
export function others({ officer, clinician, second, guests, ringing }: Seats, me: Principal): Principal[] {
  const large = me === officer || guests.includes(me) ? [clinician, officer] : [officer, clinician];
  const all = [...large, second, ...guests, ...(me === officer ? ringing : [])];
  return all.filter((one): one is Principal => one !== null && one !== me);
}

/**
 * Whether the page of `me` makes the first offer to `other`: clinicians do to the officer, the clinician who has the session
 * to the second one, and everybody to guests. Of two guests it is the one that sorts first.
 */
export function offersTo(
  { officer, clinician, second, guests }: Seats,
  me: Principal,
  other: Principal,
): boolean {
  if (guests.includes(other)) return !guests.includes(me) || me < other;
  if (guests.includes(me)) return false;
  return other === officer || (me === clinician && other === second);
}
