/** What one side does about a connection that falters. Pure: what is seen comes in, what to do goes out. */

/** Why the connection is as it is, as the screen says it. */
export type Why =
  "setting_up" | "no_network" | "no_server" | "silent" | "failed" | "network_changed" | "restart_failed";

export type Phase = "connecting" | "connected" | "interrupted" | "elsewhere";

/** The one visible state of a connection, with its reason where it does not flow. */
export interface Standing {
  readonly phase: Phase;
  readonly why: Why | null;
}

/** An attempt to bring the connection (back) up that has not succeeded yet. One at a time. */
export interface Attempt {
  readonly kind: "restart" | "rebuild";
  readonly forMs: number;
  /** The other side has answered: it is there, and takes part in the attempt. */
  readonly answered: boolean;
}

/** What is seen of one connection at one moment. */
export interface Sight {
  readonly state: RTCPeerConnectionState;
  readonly ice: RTCIceConnectionState;
  /** Since anything at all came from the other side, milliseconds; 0 where nothing is expected. */
  readonly silentMs: number;
  /** The last round trip that was measured, milliseconds; null where none was. */
  readonly rttMs: number | null;
  /** The network under this page is another one than a moment ago. */
  readonly networkChanged: boolean;
  /** The server can be heard, so that signals can go. */
  readonly heard: boolean;
  /** The other side can restart ICE on a connection that stands (aiortc cannot). */
  readonly otherRestarts: boolean;
  readonly attempt: Attempt | null;
}

export type Step =
  | { readonly do: "wait" }
  /** Ask the server whether it can still be heard: what was silent may be our own network. */
  | { readonly do: "probe" }
  /** Restart ICE: new addresses, the same keys and tracks (RFC 8445 section 2.4, RFC 8829 section 5.2.3). */
  | { readonly do: "restart"; readonly why: Why }
  /** Say again what the other side did not answer. */
  | { readonly do: "repeat" }
  /** Replace the connection by a fresh one on both sides. */
  | { readonly do: "rebuild"; readonly why: Why };

/** Sound comes every 20 ms, and every 400 ms in a pause (Opus DTX): this much nothing is no accident any more. */
export const SILENT_MS = 1000;
/** `disconnected` flickers (w3c/webrtc-pc #1910): it counts as soon as nothing comes either. */
export const DISCONNECTED_SILENT_MS = 500;
/** Before that the server is asked, so that the answer is there when it is needed. */
export const PROBE_MS = 450;
/** Silence after which the screens say so; shorter gaps nobody is helped by hearing of. */
export const SAID_MS = 2000;
/** A restart that both sides took part in has come up by then, or does not (GetStream/stream-video-js #1408). */
export const RESTART_MS = 4000;
/** A restart that helps has helped by then where the way is short: what it found is used at once (`preferred`). */
export const DEAD_MS = 400;
/** Chromium keeps to a silent way for that long, whatever a restart has found meanwhile (libwebrtc, `receiving_timeout`). */
export const HELD_MS = 2500;
/** A new connection takes that many round trips: joins, offer and answer, checks, DTLS. */
const TRIPS = 6;
/** A connection that has not come up by then is replaced. */
export const SETUP_MS = 8000;
/** What was not answered is said again that often. */
export const REPEAT_MS = 1000;

const WAIT: Step = { do: "wait" };
export const CONNECTED: Standing = { phase: "connected", why: null };
export const SETTING_UP: Standing = { phase: "connecting", why: "setting_up" };

/** Whether picture and sound can be taken to flow. */
export const flows = ({ state, silentMs }: Pick<Sight, "state" | "silentMs">): boolean =>
  state === "connected" && silentMs < SAID_MS;

/** The next step. `sinceRepeatMs` is how long ago the last signal of the attempt went out. */
export function next(sight: Sight, sinceRepeatMs: number): Step {
  const trouble = troubleOf(sight);
  if (sight.attempt) return during(sight, sight.attempt, sinceRepeatMs);
  if (trouble === null) return sight.silentMs >= PROBE_MS && sight.heard ? { do: "probe" } : WAIT;
  if (!sight.heard) return WAIT; // nobody could be told; the old connection may come back by itself meanwhile
  if (sight.otherRestarts) return { do: "restart", why: trouble };
  return sight.state === "failed" || sight.silentMs >= SAID_MS ? { do: "rebuild", why: trouble } : WAIT;
}

function troubleOf({ state, ice, silentMs, networkChanged }: Sight): Why | null {
  if (state === "failed" || state === "closed") return "failed";
  if (networkChanged) return "network_changed";
  if (silentMs >= SILENT_MS) return "silent";
  if (ice === "disconnected" && silentMs >= DISCONNECTED_SILENT_MS) return "silent";
  return null;
}

function during(sight: Sight, attempt: Attempt, sinceRepeatMs: number): Step {
  if (!sight.heard) return WAIT;
  const again: Step = sinceRepeatMs >= REPEAT_MS ? { do: "repeat" } : WAIT;
  if (sight.state === "connected" && sight.silentMs < DISCONNECTED_SILENT_MS) return again; // it came back by itself
  // Who does not answer is out of reach: the connection is kept, for it is the quickest way back when they return.
  const limitMs = attempt.kind === "rebuild" ? SETUP_MS : isQuicker(sight) ? DEAD_MS : RESTART_MS;
  if (attempt.answered && attempt.forMs >= limitMs) return { do: "rebuild", why: "restart_failed" };
  return again;
}

/** Whether a new connection is there before a restarted one could be in use: on a near way only. */
export const isQuicker = ({ silentMs, rttMs }: Sight): boolean =>
  rttMs !== null && silentMs >= SILENT_MS && silentMs + TRIPS * rttMs < HELD_MS;

/**
 * What the screens are told of the connection now. `network`: whether the browser says that it has one. One that was lost
 * counts as connected again once something has come within the last half second.
 */
export function standingOf(before: Standing, sight: Sight, network: boolean): Standing {
  if (flows(sight)) return isFresh(sight) ? CONNECTED : before;
  const why = whyOf(sight, network);
  return { phase: before.phase === "connected" ? "interrupted" : before.phase, why };
}

/** Whether something has come so lately that the connection works without doubt. */
export const isFresh = ({ silentMs }: Pick<Sight, "silentMs">): boolean => silentMs < DISCONNECTED_SILENT_MS;

/** What the screen says of a connection that does not flow. */
export function whyOf(sight: Sight, network: boolean): Why {
  if (!network) return "no_network";
  if (!sight.heard) return "no_server";
  if (sight.state === "new" || sight.state === "connecting") return "setting_up";
  return sight.state === "failed" ? "failed" : "silent";
}
