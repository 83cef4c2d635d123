/** Whether this window holds the session on its page: of several windows of one user, one does. Pure. */
import type { Seats } from "../call/seats";
import type { Accepted } from "../socket/client";

/**
 * `fresh`: a clinician has accepted just now and the faces are about to appear. Drawing anything else would hold them up.
 */
export type Hold =
  /** Another window of the user holds the session; this one offers to take it over. */
  | { readonly is: "elsewhere" }
  /** This window does: the session was requested here, was there when the window opened, or was brought here. */
  | { readonly is: "here"; readonly fresh: boolean }
  /** This window does, and the server has said who accepted. The snapshot that shows it is still to come. */
  | { readonly is: "accepted"; readonly fresh: boolean; readonly by: Accepted };

/** The hold after a session is over: the next one belongs to this window only once it is claimed. */
export const ELSEWHERE: Hold = { is: "elsewhere" };
/** The hold of a window that has just opened: a session that is there already is this window's. */
export const HERE: Hold = { is: "here", fresh: false };

/** The session that is here, or is about to appear, is this window's. */
export const claimed = (hold: Hold): Hold => (hold.is === "elsewhere" ? HERE : hold);

/** The server says who has accepted the session. A window that does not hold it relies on its snapshots alone. */
export const accepted = (hold: Hold, by: Accepted): Hold =>
  hold.is === "elsewhere" ? hold : { is: "accepted", fresh: true, by };

/** A snapshot shows the call, or the call is over: what the server said ahead of it is no longer needed. */
export const shown = (hold: Hold): Hold =>
  hold.is === "accepted" ? { is: "here", fresh: hold.fresh } : hold;

/** The faces have had their time to appear. */
export const settled = (hold: Hold): Hold =>
  hold.is === "elsewhere" || !hold.fresh ? hold : { ...hold, fresh: false };

/** The call that this window has connections for: its session, and whether picture and sound may leave. */
export interface Connected {
  readonly consultId: string;
  readonly isLive: boolean;
}

/** What a window does about its call: first perhaps `hangUp`, then `follow` the session, `dial` it, show it `elsewhere`, or nothing. */
export interface Move {
  readonly hangUp: boolean;
  readonly then: "follow" | "dial" | "elsewhere" | "nothing";
}

/** What to do once it is known whose call belongs on the page (`seats`), given the connections there are. */
export function moveTo(seats: Seats | null, hold: Hold, connected: Connected | null): Move {
  const holds = hold.is !== "elsewhere";
  const hangUp = connected !== null && !fits(connected, seats, holds);
  if (!seats) return { hangUp, then: "nothing" };
  if (connected && !hangUp) return { hangUp, then: "follow" };
  return { hangUp, then: holds || !seats.live ? "dial" : "elsewhere" };
}

/** Whether connections can be kept for these seats. */
function fits(connected: Connected, seats: Seats | null, holds: boolean): boolean {
  if (connected.consultId !== seats?.id) return false;
  // It rings again, at somebody who has not accepted yet: who left in between may not have been shown here.
  if (connected.isLive && !seats.live) return false;
  // Another window of the same user has accepted what was ringing here too.
  return connected.isLive || !seats.live || holds;
}
