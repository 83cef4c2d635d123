// Made by `./run docs`; do not edit.

export type Protocol = ToServer | ToClient;
export type ToServer = Hello | Join | Description | Candidate | Ping;
export type ToClient = Ready | Changed | Accepted | Join | Description | Candidate | TakenOver | Pong | Error;
/**
 * The state of a consult. Screens call a consult a session.
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
 * What the call is about, as far as the officer knows when requesting it.
 */
export type Kind = "suicidal" | "psychosis" | "substance_use" | "welfare_check" | "other";
/**
 * The three parts of a consult, in their usual order (cw39.com on Harris County's CORE, 2018-08-09).
 */
export type Part = "briefing" | "person" | "decision";
/**
 * The clinician's request for privacy, and the officer's answer.
 */
export type Privacy = "asked" | "given" | "refused";
/**
 * The kinds of events of a consult; `consults.events` documents the source and effect of each.
 */
export type Event =
  | "requested"
  | "queued"
  | "offered"
  | "passed"
  | "declined"
  | "offer_expired"
  | "clinician_gone"
  | "lead_paged"
  | "reordered"
  | "call_back_asked"
  | "call_back_answered"
  | "accepted"
  | "joined"
  | "connected"
  | "interrupted"
  | "stepped"
  | "handed_back"
  | "hand_off_asked"
  | "hand_off_called_off"
  | "part_began"
  | "tablet_given"
  | "tablet_taken"
  | "privacy_asked"
  | "privacy_given"
  | "privacy_refused"
  | "consent_recorded"
  | "guest_invited"
  | "guest_waits"
  | "guest_admitted"
  | "guest_left"
  | "second_joined"
  | "second_left"
  | "handed_over"
  | "cancelled"
  | "abandoned"
  | "unanswered"
  | "ended"
  | "reported"
  | "documented"
  | "closed";
/**
 * A guest's role in a call.
 */
export type GuestKind = "interpreter" | "clinician" | "relative" | "person";
/**
 * The state of an invitation. `waiting`: the link was opened, and the guest waits to be admitted.
 */
export type GuestState = "invited" | "waiting" | "present" | "over";
/**
 * What a clinician is doing, as shown to colleagues, used by dispatch, and recorded.
 */
export type Status = "off" | "on_call" | "offered" | "in_session" | "wrap_up" | "break";
/**
 * Takes effect as soon as the clinician has no engagement.
 */
export type Wish = "off" | "on_call" | "break";
/**
 * Why a status changed.
 */
export type Cause =
  | "set"
  | "supervisor"
  | "offered"
  | "withdrawn"
  | "accepted"
  | "declined"
  | "missed"
  | "call_ended"
  | "documented"
  | "wrap_up_over"
  | "handed_off"
  | "lost"
  | "back";
/**
 * Why a clinician was not offered a session.
 */
export type Why =
  | "off_call"
  | "break"
  | "ringing"
  | "in_session"
  | "wrap_up"
  | "closed"
  | "excluded"
  | "not_asked"
  | "license"
  | "age"
  | "language"
  | "skill"
  | "backup"
  | "preferred"
  | "passed"
  | "ahead"
  | "idle_less";
/**
 * What an offer asks of its clinician.
 */
export type Purpose = "answer" | "hand_off";
/**
 * How a clinician's status differs from their plan.
 */
export type OffPlan = "not_on_shift" | "not_signed_in";
/**
 * Why a message was not accepted. The connection and the session continue.
 */
export type ErrorCode = "not_json" | "too_large" | "unknown_type" | "invalid" | "second_hello" | "not_your_session";

/**
 * The client's first message, sent once, within the time limit for a hello.
 */
export interface Hello {
  type: "hello";
  protocol: 2;
  /**
   * The access token.
   */
  token: string;
}
/**
 * One side's call page is open and can be reached under a new peer id.
 *
 * The other side treats a new peer id as a new page: it closes its old transport and, unless `reply_to` names its own
 * current peer id, answers with a join of its own. The clinician's side then sends the first offer.
 */
export interface Join {
  consult_id: string;
  /**
   * The recipient: another user or guest in the session.
   */
  to: string;
  /**
   * The sender. The server sets it, whatever the client sent.
   */
  sender?: string | null;
  type: "join";
  peer: string;
  reply_to?: string | null;
  /**
   * Whether this side can restart ICE; if not, a lost connection is replaced at once.
   */
  restarts?: boolean;
}
/**
 * A WebRTC session description (RFC 9429) for one page.
 */
export interface Description {
  consult_id: string;
  /**
   * The recipient: another user or guest in the session.
   */
  to: string;
  /**
   * The sender. The server sets it, whatever the client sent.
   */
  sender?: string | null;
  type: "description";
  from_peer: string;
  to_peer: string;
  kind: "offer" | "answer";
  sdp: string;
}
/**
 * A trickled ICE candidate (RFC 8838) for one page; null means that there are no more.
 */
export interface Candidate {
  consult_id: string;
  /**
   * The recipient: another user or guest in the session.
   */
  to: string;
  /**
   * The sender. The server sets it, whatever the client sent.
   */
  sender?: string | null;
  type: "candidate";
  from_peer: string;
  to_peer: string;
  candidate: string | null;
  sdp_mid?: string | null;
  sdp_m_line_index?: number | null;
}
/**
 * Asks for a `pong`: a page whose call has gone silent finds out whether the server still hears it.
 */
export interface Ping {
  type: "ping";
}
/**
 * The answer to hello: the client is admitted; `snapshot` is the current state.
 */
export interface Ready {
  type: "ready";
  snapshot: OfficerSnapshot | ClinicianSnapshot | SupervisorSnapshot | GuestSnapshot;
}
/**
 * Everything an officer's page shows now.
 */
export interface OfficerSnapshot {
  role: "officer";
  /**
   * Server time; a page ignores snapshots older than the one it shows.
   */
  as_of: string;
  consult: ConsultOut | null;
  queue: PlaceInQueue;
  /**
   * The clinicians being rung: the page sets up its connection to them.
   */
  ringing: string[];
  opening: OpeningOut;
  /**
   * How the last session ended, if it just ended without a consult.
   */
  closed: ClosedOut | null;
  /**
   * During a call: its guests.
   */
  guests: GuestsOut | null;
}
/**
 * A consult as shown to its two sides.
 */
export interface ConsultOut {
  id: string;
  /**
   * Identifies the session over the phone.
   */
  code: string;
  state: State;
  kind: Kind;
  incident_number: string | null;
  language: string | null;
  requested_at: string;
  /**
   * Start of the current wait: the request, or the last hand-back.
   */
  waiting_since: string;
  accepted_at: string | null;
  connected_at: string | null;
  ended_at: string | null;
  agency: string;
  place: string | null;
  juvenile: boolean;
  officer_unsafe: boolean;
  /**
   * Whether the officer asked to be called back on this tablet.
   */
  calls_back: boolean;
  /**
   * No clinician is rung before this time, as the officer asked.
   */
  not_before: string | null;
  officer: string;
  officer_id: string;
  clinician_id: string | null;
  /**
   * The clinician who has the session; after a cold hand-off, the one who had it last.
   */
  clinician: string | null;
  /**
   * The second clinician in the call, who can take the session over.
   */
  second: string | null;
  second_id: string | null;
  part: Part | null;
  privacy: Privacy | null;
  /**
   * Whether the tablet shows only the clinician.
   */
  tablet_with_person: boolean;
  /**
   * Whether only the officer is advised, because the person did not consent.
   */
  advice_only: boolean;
  /**
   * Why a consult by tablet could not help, if it ended for that reason.
   */
  not_suitable: string | null;
  /**
   * Whether another clinician is being found during the call.
   */
  hand_off_asked: boolean;
}
/**
 * What an officer sees about the wait.
 */
export interface PlaceInQueue {
  /**
   * Place in the queue, 1 being next; null if no session waits.
   */
  place: number | null;
  /**
   * Null if there is too little history.
   */
  estimate: EstimateOut | null;
  clinicians_on_call: number;
  step: StepOut | null;
}
/**
 * The estimated remaining wait, from recently answered sessions; docs/dispatch.md documents the method.
 */
export interface EstimateOut {
  /**
   * Half of comparable sessions were answered within this time, seconds.
   */
  half_s: number;
  /**
   * Nine in ten comparable sessions were answered within this time, seconds.
   */
  most_s: number;
  /**
   * Number of sessions that the estimate is based on.
   */
  based_on: number;
  /**
   * How far back these sessions go, days.
   */
  days: number;
}
/**
 * The newest event of the officer's session, shown as progress.
 */
export interface StepOut {
  event: Event;
  at: string;
  reason: string | null;
}
/**
 * Whether the agency's sessions are answered now, in general and in each of its places.
 */
export interface OpeningOut {
  is_open: boolean;
  /**
   * When it opens next; null if it is open, or does not open within a week.
   */
  opens_at: string | null;
  places: PlaceOut[];
}
/**
 * A place an officer can choose, and whether its sessions are answered now.
 */
export interface PlaceOut {
  id: string;
  name: string;
  is_open: boolean;
  opens_at: string | null;
}
/**
 * How the officer's last session ended, if it recently ended without a consult.
 */
export interface ClosedOut {
  state: State;
  closed_at: string;
  by_supervisor: boolean;
  reason: string | null;
}
/**
 * The guests of a call: present, waiting, or invited.
 */
export interface GuestsOut {
  people: GuestOut[];
  /**
   * Number of free seats in the call.
   */
  room: number;
  /**
   * Whether links can be sent as text messages.
   */
  texts: boolean;
}
/**
 * A guest as shown to the others in the call.
 */
export interface GuestOut {
  id: string;
  kind: GuestKind;
  name: string | null;
  state: GuestState;
  /**
   * When the link expires.
   */
  expires_at: string;
}
/**
 * Everything a clinician's page shows now.
 */
export interface ClinicianSnapshot {
  role: "clinician";
  as_of: string;
  presence: PresenceOut;
  queue: QueueOut;
  offer: OfferOut | null;
  consult: ConsultOut | null;
  wrap_up: WrapUpOut | null;
  /**
   * During a call: the provider's clinicians, for a hand-off.
   */
  colleagues: RosterRow[];
  /**
   * During a call: its guests.
   */
  guests: GuestsOut | null;
}
/**
 * A clinician's presence, as shown on their own page.
 */
export interface PresenceOut {
  status: Status;
  wish: Wish;
  since: string | null;
  cause: Cause | null;
  /**
   * End of the current planned shift.
   */
  shift_until: string | null;
  /**
   * Start of the next planned shift within twelve hours.
   */
  shift_at: string | null;
}
/**
 * The first rows of the queue, and its total length.
 */
export interface QueueOut {
  rows: QueueRow[];
  total: number;
}
/**
 * A waiting session as shown to clinicians, without anything about the person or the officer.
 */
export interface QueueRow {
  consult_id: string;
  kind: Kind;
  agency: string;
  language: string | null;
  juvenile: boolean;
  officer_unsafe: boolean;
  waiting_since: string;
  ringing: boolean;
  /**
   * When the session may ring, if the officer asked to be called back.
   */
  not_before: string | null;
  /**
   * The requirement that keeps this clinician from taking the session; null if there is none.
   */
  lacking: Lack | null;
}
/**
 * A session's requirement that a clinician does not meet.
 */
export interface Lack {
  why: Why;
  /**
   * A state (`SD`), a language (`es`), a skill (`youth`) or an age group (`adult`, `juvenile`).
   */
  detail: string | null;
}
/**
 * An offer that rings for this clinician.
 */
export interface OfferOut {
  id: string;
  consult_id: string;
  officer_id: string;
  purpose: Purpose;
  kind: Kind;
  agency: string;
  language: string | null;
  juvenile: boolean;
  officer_unsafe: boolean;
  calls_back: boolean;
  waiting_since: string;
  expires_at: string;
}
/**
 * This clinician's current wrap-up.
 */
export interface WrapUpOut {
  consult_id: string;
  until: string;
  extensions: number;
  extensions_left: number;
}
/**
 * A clinician as shown to a supervisor: the actual status next to the planned shift.
 */
export interface RosterRow {
  id: string;
  name: string;
  status: Status;
  since: string | null;
  cause: Cause | null;
  /**
   * Whether the clinician's page is open.
   */
  here: boolean;
  shift_until: string | null;
  off_plan: OffPlan | null;
}
/**
 * Everything the live part of a supervisor's page shows now.
 */
export interface SupervisorSnapshot {
  role: "supervisor";
  as_of: string;
  live: LiveStrip;
  desk: Desk;
  roster: RosterRow[];
}
/**
 * The current activity in a supervisor's agency.
 */
export interface LiveStrip {
  waiting: number;
  in_consult: number;
  on_call: number;
  longest_wait_since: string | null;
  /**
   * When a session last changed; a log fetched before that is out of date.
   */
  last_change_at: string | null;
}
/**
 * The agency's queue as shown to its supervisor, who may change it.
 */
export interface Desk {
  rows: DeskRow[];
  total: number;
}
/**
 * A waiting session as shown to its supervisor.
 */
export interface DeskRow {
  consult_id: string;
  state: State;
  kind: Kind;
  officer: string;
  incident_number: string | null;
  language: string | null;
  juvenile: boolean;
  officer_unsafe: boolean;
  waiting_since: string;
  not_before: string | null;
  decision: DecisionOut | null;
}
/**
 * Which clinicians dispatch rang, if any, and why; in force until the next decision.
 */
export interface DecisionOut {
  at: string;
  until: string | null;
  chosen: string[];
  passed_over: PassedOverOut[];
}
/**
 * The clinicians who were not rung for one reason.
 */
export interface PassedOverOut {
  why: Why;
  detail: string | null;
  who: string[];
  count: number;
}
/**
 * Everything a guest's page shows now.
 */
export interface GuestSnapshot {
  role: "guest";
  as_of: string;
  visit: VisitOut;
}
/**
 * The call as shown to a guest. The names of its participants are included only after the guest is admitted.
 */
export interface VisitOut {
  consult_id: string;
  state: GuestState;
  kind: GuestKind;
  /**
   * Whether a clinician has the session now.
   */
  live: boolean;
  officer_id: string | null;
  officer: string | null;
  clinician_id: string | null;
  clinician: string | null;
  second_id: string | null;
  second: string | null;
  others: GuestOut[];
}
/**
 * The state has changed. Only the newest snapshot matters; a slow client does not get the ones in between.
 */
export interface Changed {
  type: "changed";
  snapshot: OfficerSnapshot | ClinicianSnapshot | SupervisorSnapshot | GuestSnapshot;
}
/**
 * A clinician has accepted this officer's session. Sent ahead of the snapshot, so that media can start.
 */
export interface Accepted {
  type: "accepted";
  consult_id: string;
  clinician_id: string;
}
/**
 * Another page of the same user has joined this call; this page leaves it and tells the user.
 */
export interface TakenOver {
  type: "taken_over";
  consult_id: string;
  /**
   * The other page. If two joined at once, the one with the larger id keeps the call.
   */
  peer: string;
}
/**
 * The immediate answer to `ping`.
 */
export interface Pong {
  type: "pong";
}
/**
 * A message was not accepted. The error never repeats what was sent.
 */
export interface Error {
  type: "error";
  code: ErrorCode;
  detail: string;
}
