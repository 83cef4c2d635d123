/** Who takes part in a session, and who is connected to whom. Pure. */

/** Who takes part in a session. While it rings there is no clinician yet, only those whose screens ring. */
export interface Seats {
  id: string;
  officer: string;
  clinician: string | null;
  second: string | null;
  /** Who joined by a link. */
  guests: string[];
  ringing: string[];
  /** A clinician has accepted: picture and sound may leave this page. */
  live: boolean;
}

/** What the server says ahead of the snapshot that shows it: this clinician has the session. */
export interface Accepted {
  consultId: string;
  clinician: string;
}

/** Who takes part once this clinician has accepted what still rings here. Of others whom it rings it says nothing. */
export function taken(seats: Seats | null, accepted: Accepted | null): Seats | null {
  if (!seats || !accepted || seats.live || seats.id !== accepted.consultId) return seats;
  if (![seats.clinician, ...seats.ringing].includes(accepted.clinician)) return seats;
  return { ...seats, clinician: accepted.clinician, ringing: [], live: true };
}

/** Everybody in the call but this page's user, the one this page shows large first. */
export function others({ officer, clinician, second, guests, ringing }: Seats, me: string): string[] {
  const shown = me === officer || guests.includes(me) ? [clinician, officer] : [officer, clinician];
  const all = [...shown, second, ...guests, ...(me === officer ? ringing : [])];
  return all.filter((one): one is string => one !== null && one !== me);
}

/**
 * Whether this side sends the offer: clinicians to the officer, the one who has the session to the other one, everybody to
 * who came by a link, and of two of those the one whose id comes first.
 */
export function offersTo({ officer, clinician, second, guests }: Seats, me: string, other: string): boolean {
  if (guests.includes(other)) return !guests.includes(me) || me < other;
  if (guests.includes(me)) return false;
  return other === officer || (me === clinician && other === second);
}
