/** Who takes part in a session, and who is connected to whom. Pure. */

/** Who takes part in a session. While it rings there is no clinician yet, only those whose screens ring. */
export interface Seats {
  id: string;
  officer: string;
  clinician: string | null;
  second: string | null;
  ringing: string[];
  /** A clinician has accepted: picture and sound may leave this page. */
  live: boolean;
}

/** Everybody in the call but this page's user, the one this page shows large first. */
export function others({ officer, clinician, second, ringing }: Seats, me: string): string[] {
  const all = me === officer ? [clinician, second, ...ringing] : [officer, clinician, second];
  return all.filter((one): one is string => one !== null && one !== me);
}

/** Whether this side sends the offer: clinicians to the officer, the one who has the session to the other one. */
export const offersTo = ({ officer, clinician, second }: Seats, me: string, other: string): boolean =>
  other === officer || (me === clinician && other === second);
