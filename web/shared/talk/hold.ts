/** Whether this window holds the session on its page: of several windows of one user, one does. Pure. */
import type { Accepted } from "../socket/client";

/**
 * `fresh`: a clinician has accepted just now and the faces are about to appear; whatever else is drawn meanwhile would hold
 * them up.
 */
export type Hold =
  /** Another window of the user holds the session; this one offers to take it over. */
  | { readonly is: "elsewhere" }
  /** This window does: the session was asked for here, was there when the window opened, or was brought here. */
  | { readonly is: "here"; readonly fresh: boolean }
  /** This window does, and the server has said who accepted. The snapshot that shows it is still to come. */
  | { readonly is: "accepted"; readonly fresh: boolean; readonly by: Accepted };

/** Where the session is over, the next one belongs to this window only once it is claimed. */
export const ELSEWHERE: Hold = { is: "elsewhere" };
/** A window that has just opened: a session that is there already is this window's. */
export const HERE: Hold = { is: "here", fresh: false };

/** The session that is here, or about to appear, is this window's. */
export const claimed = (hold: Hold): Hold => (hold.is === "elsewhere" ? HERE : hold);

/** The server says who has accepted the session. A window that does not hold it goes by its snapshots alone. */
export const accepted = (hold: Hold, by: Accepted): Hold =>
  hold.is === "elsewhere" ? hold : { is: "accepted", fresh: true, by };

/** A snapshot shows the call, or the call is over: the server's word ahead of it has served. */
export const shown = (hold: Hold): Hold =>
  hold.is === "accepted" ? { is: "here", fresh: hold.fresh } : hold;

/** The faces have had their time. */
export const settled = (hold: Hold): Hold =>
  hold.is === "elsewhere" || !hold.fresh ? hold : { ...hold, fresh: false };
