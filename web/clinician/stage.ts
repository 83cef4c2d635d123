/** What the clinician's page shows, as one value. Pure. */

export type Stage =
  /** The list of waiting sessions. */
  | "waiting"
  /** The list and an offer that rings; its call is drawn behind them, unseen. */
  | "ringing"
  /** Just accepted: the call covers list and offer, and nothing else is drawn until the face is there. */
  | "taking"
  /** Accepted, but the snapshot does not show it yet: list and offer are hidden. */
  | "taken"
  /** The call alone: its form is drawn once the face is there. */
  | "face"
  /** The call, with its form beside it. */
  | "call"
  /** The call that a colleague hands over, without the form. */
  | "second"
  /** The call is over; only the form remains. */
  | "record";

interface Facts {
  /** The session that the snapshot shows. */
  consult: { state: string } | null;
  /** It is in a call. */
  inCall: boolean;
  /** Another clinician still has that call. */
  isSecond: boolean;
  /** The call that belongs on the page, accepted (`live`) or ringing. */
  seats: { live: boolean } | null;
  /** It was accepted a moment ago. */
  fresh: boolean;
  /** The session has been here long enough for its face to be there. */
  late: boolean;
}

export function stageOf({ consult, inCall, isSecond, seats, fresh, late }: Facts): Stage {
  if (!consult) return !seats ? "waiting" : !seats.live ? "ringing" : fresh ? "taking" : "taken";
  if (!inCall) return "record";
  if (isSecond) return "second";
  return consult.state === "accepted" && !late ? "face" : "call";
}
