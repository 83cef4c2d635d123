// Made by `./run docs`; do not edit.

export type Protocol = ToServer | ToClient;
export type ToServer = Hello | Join | Description | Candidate | Ping;
export type ToClient = Ready | Changed | Accepted | Join | Description | Candidate | TakenOver | Pong | Error;
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
 * The three parts of a consult, in their usual order (cw39.com on Harris County's CORE, 2018-08-09).
 */
export type Part = "briefing" | "person" | "decision";
/**
 * Whether the officer has stepped away, as the clinician asked.
 */
export type Privacy = "asked" | "given" | "refused";
/**
 * What can happen to a consult; `consults.events` says of each where it comes from and what it does.
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
 * What somebody without an account is in a call for.
 */
export type GuestKind = "interpreter" | "clinician" | "relative" | "person";
/**
 * Where an invitation stands. `waiting`: the link was opened, and somebody in the call must let its opener in.
 */
export type GuestState = "invited" | "waiting" | "present" | "over";
/**
 * What a clinician is doing, as colleagues, dispatch and the record see it.
 */
export type Status = "off" | "on_call" | "offered" | "in_session" | "wrap_up" | "break";
/**
 * What counts as soon as nothing engages the clinician.
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
 * What a clinician is asked for.
 */
export type Purpose = "answer" | "hand_off";
/**
 * How what is differs from what was planned.
 */
export type OffPlan = "not_on_shift" | "not_signed_in";
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
  consult_id: string;
  /**
   * To whom: the id of another user in the session.
   */
  to: string;
  /**
   * From whom. The server writes it, whatever the client said.
   */
  sender?: string | null;
  type: "join";
  peer: string;
  reply_to?: string | null;
  /**
   * This side can restart ICE; without that a lost connection is replaced at once.
   */
  restarts?: boolean;
}
/**
 * A WebRTC session description (RFC 9429), for one page only.
 */
export interface Description {
  consult_id: string;
  /**
   * To whom: the id of another user in the session.
   */
  to: string;
  /**
   * From whom. The server writes it, whatever the client said.
   */
  sender?: string | null;
  type: "description";
  from_peer: string;
  to_peer: string;
  kind: "offer" | "answer";
  sdp: string;
}
/**
 * A trickled ICE candidate (RFC 8838), for one page only; null says that there are no more.
 */
export interface Candidate {
  consult_id: string;
  /**
   * To whom: the id of another user in the session.
   */
  to: string;
  /**
   * From whom. The server writes it, whatever the client said.
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
 * Asks the server for a word: a page whose call falls silent must know whether it can still be heard.
 */
export interface Ping {
  type: "ping";
}
/**
 * The answer to hello: the client is let in, and this is where things stand.
 */
export interface Ready {
  type: "ready";
  snapshot: OfficerSnapshot | ClinicianSnapshot | SupervisorSnapshot | GuestSnapshot;
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
  /**
   * The clinicians whose screens ring, to set up the connection meanwhile.
   */
  ringing: string[];
  opening: OpeningOut;
  /**
   * How the last session ended, if it just ended without a consult.
   */
  closed: ClosedOut | null;
  /**
   * Who joins by a link, while a call is on.
   */
  guests: GuestsOut | null;
}
/**
 * A consult as its two sides see it.
 */
export interface ConsultOut {
  id: string;
  /**
   * Names the session on the telephone.
   */
  code: string;
  state: State;
  kind: Kind;
  incident_number: string | null;
  language: string | null;
  requested_at: string;
  /**
   * Start of the present wait: the request, or the last hand-back.
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
   * The officer moved on and is called back on this tablet.
   */
  calls_back: boolean;
  /**
   * Nobody is rung before that, as the officer asked.
   */
  not_before: string | null;
  officer: string;
  officer_id: string;
  clinician_id: string | null;
  /**
   * Who has the session; after a cold hand-off, who had it last.
   */
  clinician: string | null;
  /**
   * A second clinician in the call, to whom it is handed over.
   */
  second: string | null;
  second_id: string | null;
  part: Part | null;
  privacy: Privacy | null;
  /**
   * The tablet shows the clinician and nothing else.
   */
  tablet_with_person: boolean;
  /**
   * The person did not consent: officer and clinician only.
   */
  advice_only: boolean;
  /**
   * Ended because a consult by tablet cannot help, and why.
   */
  not_suitable: string | null;
  /**
   * Another clinician is being found while the call goes on.
   */
  hand_off_asked: boolean;
}
/**
 * What an officer is told about the wait.
 */
export interface PlaceInQueue {
  /**
   * 1 is next; null while no session waits.
   */
  place: number | null;
  /**
   * Null where there is too little history to say.
   */
  estimate: EstimateOut | null;
  clinicians_on_call: number;
  step: StepOut | null;
}
/**
 * What is left of the wait, from sessions answered lately; docs/dispatch.md has the method.
 */
export interface EstimateOut {
  /**
   * Half of the like sessions were answered within this, seconds.
   */
  half_s: number;
  /**
   * Nine of ten were, seconds.
   */
  most_s: number;
  /**
   * How many sessions that rests on.
   */
  based_on: number;
  /**
   * How far back they lie, days.
   */
  days: number;
}
/**
 * The newest step of the officer's session, shown as progress.
 */
export interface StepOut {
  event: Event;
  at: string;
  reason: string | null;
}
/**
 * Whether the agency's sessions are answered now, at all and in each of its places.
 */
export interface OpeningOut {
  is_open: boolean;
  /**
   * When it opens next; None if open, or not within a week.
   */
  opens_at: string | null;
  places: PlaceOut[];
}
/**
 * A place an officer can choose, and whether anybody answers there now.
 */
export interface PlaceOut {
  id: string;
  name: string;
  is_open: boolean;
  opens_at: string | null;
}
/**
 * How the officer's last session ended, if it ended without a consult a moment ago.
 */
export interface ClosedOut {
  state: State;
  closed_at: string;
  by_supervisor: boolean;
  reason: string | null;
}
/**
 * Who is in a call beside those with an account, or on the way there.
 */
export interface GuestsOut {
  people: GuestOut[];
  /**
   * How many more the call holds.
   */
  room: number;
  /**
   * Links can be sent as text messages.
   */
  texts: boolean;
}
/**
 * Somebody without an account, as those in the call see them.
 */
export interface GuestOut {
  id: string;
  kind: GuestKind;
  name: string | null;
  state: GuestState;
  /**
   * Until when the link can be opened.
   */
  expires_at: string;
}
/**
 * All that a clinician's page must show now.
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
   * Of the same provider, while in a call: to whom it can be handed.
   */
  colleagues: RosterRow[];
  /**
   * Who joins by a link, while a call is on.
   */
  guests: GuestsOut | null;
}
/**
 * What a clinician's own page says about them.
 */
export interface PresenceOut {
  status: Status;
  wish: Wish;
  since: string | null;
  cause: Cause | null;
  /**
   * End of the planned shift that is on now.
   */
  shift_until: string | null;
  /**
   * Start of the next planned shift within twelve hours.
   */
  shift_at: string | null;
}
/**
 * The head of the queue, and how long it is.
 */
export interface QueueOut {
  rows: QueueRow[];
  total: number;
}
/**
 * A waiting session as clinicians see it: nothing about the person, nothing about the officer.
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
   * The officer moved on; the session rings again then.
   */
  not_before: string | null;
  /**
   * What this clinician lacks to take it.
   */
  lacking: Lack | null;
}
/**
 * A requirement of a session that a clinician does not meet.
 */
export interface Lack {
  why: Why;
  /**
   * Which: a state (`SD`), a language (`es`), a skill (`youth`), an age group (`adult`, `juvenile`).
   */
  detail: string | null;
}
/**
 * An offer that rings at this clinician.
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
 * The wrap-up that holds this clinician.
 */
export interface WrapUpOut {
  consult_id: string;
  until: string;
  extensions: number;
  extensions_left: number;
}
/**
 * A clinician as a supervisor sees them: what is, beside what was planned.
 */
export interface RosterRow {
  id: string;
  name: string;
  status: Status;
  since: string | null;
  cause: Cause | null;
  /**
   * Their page is open.
   */
  here: boolean;
  shift_until: string | null;
  off_plan: OffPlan | null;
}
/**
 * What a supervisor's live strip must show now.
 */
export interface SupervisorSnapshot {
  role: "supervisor";
  as_of: string;
  live: LiveStrip;
  desk: Desk;
  roster: RosterRow[];
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
 * The agency's queue as its supervisor may change it.
 */
export interface Desk {
  rows: DeskRow[];
  total: number;
}
/**
 * A waiting session on the supervisor's desk.
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
 * Whom dispatch rang, or that it rang nobody, and why; it held until the next one.
 */
export interface DecisionOut {
  at: string;
  until: string | null;
  chosen: string[];
  passed_over: PassedOverOut[];
}
/**
 * Clinicians who were not rung for one reason.
 */
export interface PassedOverOut {
  why: Why;
  detail: string | null;
  who: string[];
  count: number;
}
/**
 * All that the page of somebody who joined by a link must show now.
 */
export interface GuestSnapshot {
  role: "guest";
  as_of: string;
  visit: VisitOut;
}
/**
 * The call as its guest sees it. Who is in it is told to whom was let in only.
 */
export interface VisitOut {
  consult_id: string;
  state: GuestState;
  kind: GuestKind;
  /**
   * A clinician has the session now.
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
 * Things stand differently now. Only the newest one matters; a slow client is spared those between.
 */
export interface Changed {
  type: "changed";
  snapshot: OfficerSnapshot | ClinicianSnapshot | SupervisorSnapshot | GuestSnapshot;
}
/**
 * A clinician has this officer's session, and may see and hear them. Comes ahead of the snapshot that shows it.
 */
export interface Accepted {
  type: "accepted";
  consult_id: string;
  clinician_id: string;
}
/**
 * Another page of the same user joined this call; this page lets go of it, and says so.
 */
export interface TakenOver {
  type: "taken_over";
  consult_id: string;
  /**
   * The other page. Of two that joined at once, the one with the larger id keeps it.
   */
  peer: string;
}
/**
 * The answer to `ping`, at once.
 */
export interface Pong {
  type: "pong";
}
/**
 * A message was not taken. What was sent is never repeated.
 */
export interface Error {
  type: "error";
  code: ErrorCode;
  detail: string;
}
