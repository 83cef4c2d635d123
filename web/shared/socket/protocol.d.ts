// Made by `./run docs`; do not edit.

export type Protocol = ToServer | ToClient;
export type ToServer = Hello | Join | Description | Candidate;
export type ToClient = Ready | Changed | Join | Description | Candidate | TakenOver | Error;
/**
 * Where a consult stands. Screens call a consult a session.
 */
export type State =
  | "requested"
  | "queued"
  | "offered"
  | "accepted"
  | "connecting"
  | "active"
  | "interrupted"
  | "ended"
  | "documented"
  | "closed"
  | "cancelled"
  | "abandoned"
  | "unanswered";
/**
 * What the call is about, as far as the officer can tell at the tap.
 */
export type Kind = "suicidal" | "psychosis" | "substance_use" | "welfare_check" | "other";
/**
 * Why a message was not taken. The connection goes on, and so does the session.
 */
export type ErrorCode = "not_json" | "too_large" | "unknown_type" | "invalid" | "second_hello" | "not_your_session";

/**
 * The first message of a client, once, within the time limit for a hello.
 */
export interface Hello {
  type: "hello";
  protocol: 1;
  /**
   * The access token.
   */
  token: string;
}
/**
 * One side's call page is up and reachable under a fresh peer id.
 *
 * The other side takes a new peer id as a new page: it drops its old transport and, unless `reply_to` names
 * its own present peer id, answers with a join of its own. The clinician's side then sends the first offer.
 */
export interface Join {
  type: "join";
  consult_id: string;
  peer: string;
  reply_to?: string | null;
}
/**
 * A WebRTC session description (RFC 9429), for one page only.
 */
export interface Description {
  type: "description";
  consult_id: string;
  from_peer: string;
  to_peer: string;
  kind: "offer" | "answer";
  sdp: string;
}
/**
 * A trickled ICE candidate (RFC 8838), for one page only; null says that there are no more.
 */
export interface Candidate {
  type: "candidate";
  consult_id: string;
  from_peer: string;
  to_peer: string;
  candidate: string | null;
  sdp_mid?: string | null;
  sdp_m_line_index?: number | null;
}
/**
 * The answer to hello: the client is let in, and this is where things stand.
 */
export interface Ready {
  type: "ready";
  snapshot: OfficerSnapshot | ClinicianSnapshot | SupervisorSnapshot;
}
/**
 * All that an officer's page must show now.
 */
export interface OfficerSnapshot {
  role: "officer";
  /**
   * Server time; a page ignores snapshots older than the one it shows.
   */
  as_of: string;
  consult: ConsultOut | null;
  queue: PlaceInQueue;
}
/**
 * A consult as its two sides see it.
 */
export interface ConsultOut {
  id: string;
  state: State;
  kind: Kind;
  incident_number: string | null;
  language: string | null;
  requested_at: string;
  accepted_at: string | null;
  connected_at: string | null;
  ended_at: string | null;
  agency: string;
  officer: string;
  clinician: string | null;
}
/**
 * What an officer is told about the wait.
 */
export interface PlaceInQueue {
  place: number | null;
  recent_wait_s: number | null;
  clinicians_on_call: number;
}
/**
 * All that a clinician's page must show now.
 */
export interface ClinicianSnapshot {
  role: "clinician";
  as_of: string;
  presence: PresenceOut;
  queue: QueueRow[];
  offer: OfferOut | null;
  consult: ConsultOut | null;
}
/**
 * Whether a clinician is on call, and since when.
 */
export interface PresenceOut {
  on_call: boolean;
  since: string | null;
}
/**
 * A waiting session as clinicians see it: nothing about the person, nothing about the officer.
 */
export interface QueueRow {
  consult_id: string;
  kind: Kind;
  agency: string;
  language: string | null;
  requested_at: string;
  ringing: boolean;
}
/**
 * An offer that rings at this clinician.
 */
export interface OfferOut {
  id: string;
  consult_id: string;
  kind: Kind;
  agency: string;
  language: string | null;
  requested_at: string;
  expires_at: string;
}
/**
 * What a supervisor's live strip must show now.
 */
export interface SupervisorSnapshot {
  role: "supervisor";
  as_of: string;
  live: LiveStrip;
}
/**
 * What is going on now.
 */
export interface LiveStrip {
  waiting: number;
  in_consult: number;
  on_call: number;
  longest_wait_since: string | null;
  /**
   * When a session last changed: then the log is old.
   */
  last_change_at: string | null;
}
/**
 * Things stand differently now. Only the newest one matters; a slow client is spared those between.
 */
export interface Changed {
  type: "changed";
  snapshot: OfficerSnapshot | ClinicianSnapshot | SupervisorSnapshot;
}
/**
 * Another page of the same user joined this call; this page lets go of it, and says so.
 */
export interface TakenOver {
  type: "taken_over";
  consult_id: string;
}
/**
 * A message was not taken. What was sent is never repeated.
 */
export interface Error {
  type: "error";
  code: ErrorCode;
  detail: string;
}
