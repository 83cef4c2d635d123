/** What one side does about a connection that falters. Pure: observations go in, the next step comes out. */

/** Why the connection is not working, as the screen explains it. */
export type Reason =
  "setting_up" | "no_network" | "no_server" | "silent" | "failed" | "network_changed" | "restart_failed";

/** Where a connection is in its life. `elsewhere`: another page of the same user has the call. */
export type Phase = "connecting" | "connected" | "interrupted" | "elsewhere";

/** The one visible state of a connection, with the reason if it is not working. */
export interface ConnectionStatus {
  readonly phase: Phase;
  readonly reason: Reason | null;
}

/** An attempt to bring the connection up (again) that has not succeeded yet. There is at most one at a time. */
export interface Attempt {
  readonly kind: "restart" | "rebuild";
  /** Since the attempt began, or since the other side first answered it, milliseconds. */
  readonly forMs: number;
  /** The other side has answered, so it is there and taking part. */
  readonly answered: boolean;
}

/** What one side observes about its connection at one moment. */
export interface Observation {
  readonly state: RTCPeerConnectionState;
  readonly ice: RTCIceConnectionState;
  /** Since anything at all arrived from the other side, milliseconds; 0 while nothing is expected. */
  readonly silentMs: number;
  /** The last measured round trip, milliseconds; null if none was measured. */
  readonly rttMs: number | null;
  /** The page has just moved to another network. */
  readonly networkChanged: boolean;
  /** The server can be reached, so signals can be sent. */
  readonly serverReachable: boolean;
  /** The other side can restart ICE on an existing connection (aiortc cannot). */
  readonly otherRestarts: boolean;
  readonly attempt: Attempt | null;
}

/** What to do next about a connection. */
export type Step =
  | { readonly do: "wait" }
  /** Ask the server for a sign of life: the silence may be our own network's. */
  | { readonly do: "probe" }
  /** Restart ICE: new addresses, the same keys and tracks (RFC 8445 section 2.4, RFC 8829 section 5.2.3). */
  | { readonly do: "restart"; readonly reason: Reason }
  /** Send again what the other side has not answered. */
  | { readonly do: "repeat" }
  /** Replace the connection with a fresh one on both sides. */
  | { readonly do: "rebuild"; readonly reason: Reason };

/** Sound arrives every 20 ms, and every 400 ms during a pause in speech (Opus DTX): a silence this long is no accident. */
export const SILENT_MS = 1000;
/** ICE's `disconnected` flickers (w3c/webrtc-pc #1910): it counts only after nothing has arrived for this long. */
export const DISCONNECTED_SILENT_MS = 500;
/** The server is probed a little earlier than that, so that the answer is there when it is needed. */
export const PROBE_MS = 450;
/** Silence after which the screens say so; hearing about shorter gaps helps nobody. */
export const SHOWN_MS = 2000;
/** A restart that both sides take part in comes up within this time or not at all (GetStream/stream-video-js #1408). */
export const RESTART_MS = 4000;
/** On a short path, a restart that helps has helped by then: what it finds is used at once (`preferred`). */
export const SHORT_RESTART_MS = 400;
/** Chromium stays on a silent path this long, whatever a restart has found meanwhile (libwebrtc, `receiving_timeout`). */
export const RECEIVING_TIMEOUT_MS = 2500;
/** A new connection takes this many round trips: joins, offer and answer, connectivity checks, DTLS. */
const ROUND_TRIPS = 6;
/** A connection that has not come up by then is replaced. */
export const SETUP_MS = 8000;
/** How often something unanswered is sent again. */
export const REPEAT_MS = 1000;

const WAIT: Step = { do: "wait" };
const CONNECTED: ConnectionStatus = { phase: "connected", reason: null };
/** A connection that has never worked yet. */
export const SETTING_UP: ConnectionStatus = { phase: "connecting", reason: "setting_up" };

/** Whether sound and picture can be assumed to be flowing. */
export const isFlowing = ({ state, silentMs }: Pick<Observation, "state" | "silentMs">): boolean =>
  state === "connected" && silentMs < SHOWN_MS;

/** Whether something arrived so recently that the connection is certainly working. */
export const isReceiving = ({ silentMs }: Pick<Observation, "silentMs">): boolean =>
  silentMs < DISCONNECTED_SILENT_MS;

/** The next step. `sinceSentMs` is how long ago the attempt's last signal that wants an answer was sent. */
export function next(seen: Observation, sinceSentMs: number): Step {
  if (seen.attempt) return nextOf(seen.attempt, seen, sinceSentMs);
  const trouble = troubleIn(seen);
  if (trouble === null) return seen.silentMs >= PROBE_MS && seen.serverReachable ? { do: "probe" } : WAIT;
  if (!seen.serverReachable) return WAIT; // nobody could be told; the old connection may recover by itself meanwhile
  if (seen.otherRestarts) return { do: "restart", reason: trouble };
  return seen.state === "failed" || seen.silentMs >= SHOWN_MS ? { do: "rebuild", reason: trouble } : WAIT;
}

function troubleIn({ state, ice, silentMs, networkChanged }: Observation): Reason | null {
  if (state === "failed" || state === "closed") return "failed";
  if (networkChanged) return "network_changed";
  if (silentMs >= SILENT_MS) return "silent";
  if (ice === "disconnected" && silentMs >= DISCONNECTED_SILENT_MS) return "silent";
  return null;
}

function nextOf(attempt: Attempt, seen: Observation, sinceSentMs: number): Step {
  if (!seen.serverReachable) return WAIT;
  const repeat: Step = sinceSentMs >= REPEAT_MS ? { do: "repeat" } : WAIT;
  if (seen.state === "connected" && isReceiving(seen)) return repeat; // it recovered by itself
  // If the other side does not answer, it is out of reach. The connection is kept: it is the quickest way back.
  const limitMs =
    attempt.kind === "rebuild" ? SETUP_MS : rebuildIsQuicker(seen) ? SHORT_RESTART_MS : RESTART_MS;
  if (attempt.answered && attempt.forMs >= limitMs) return { do: "rebuild", reason: "restart_failed" };
  return repeat;
}

/** Whether a new connection would be up before a restarted one came into use, which is so on short paths only. */
export const rebuildIsQuicker = ({ silentMs, rttMs }: Observation): boolean =>
  rttMs !== null && silentMs >= SILENT_MS && silentMs + ROUND_TRIPS * rttMs < RECEIVING_TIMEOUT_MS;

/**
 * The connection's status after an observation. `online` is whether the browser reports a network. A connection that was lost
 * counts as connected again once something has arrived within the last half second.
 */
export function statusAfter(before: ConnectionStatus, seen: Observation, online: boolean): ConnectionStatus {
  if (isFlowing(seen)) return isReceiving(seen) ? CONNECTED : before;
  const phase = before.phase === "connected" ? "interrupted" : before.phase;
  return { phase, reason: reasonIn(seen, online) };
}

function reasonIn({ state, serverReachable }: Observation, online: boolean): Reason {
  if (!online) return "no_network";
  if (!serverReachable) return "no_server";
  if (state === "new" || state === "connecting") return "setting_up";
  return state === "failed" ? "failed" : "silent";
}
