/** The words of the field, and how times are said. */

export const KINDS = {
  suicidal: "Suicidal",
  psychosis: "Psychosis",
  substance_use: "Substance use",
  welfare_check: "Welfare check",
  other: "Other",
} as const;

export const LANGUAGES = {
  en: "English",
  es: "Spanish",
  vi: "Vietnamese",
  zh: "Chinese",
  ar: "Arabic",
  fr: "French",
} as const;

export const DISPOSITIONS = {
  resolved_on_scene: "Stayed, resolved on scene",
  voluntary_transport: "Voluntary transport",
  crisis_centre: "Crisis center",
  emergency_department: "Emergency department",
  involuntary_hold: "Involuntary hold",
  jail_or_citation: "Jail or citation",
  refused: "Refused help",
  other: "Other",
} as const;

export const OTHERWISE = {
  same: "The same",
  emergency_department: "Emergency department",
  involuntary_hold: "Involuntary hold",
  jail_or_citation: "Jail or citation",
  left_on_scene: "Left on scene without help",
  not_sure: "Not sure",
} as const;

export const CONNECTIONS = { good: "Good enough", poor: "Poor", failed: "Failed" } as const;

export const CONSENTS = { given: "Given", declined: "Declined", not_asked: "Not asked" } as const;

export const NOT_SUITABLE = {
  intoxicated: "Too intoxicated",
  medical_need: "Medical need first",
  violent: "Too violent",
  unwilling: "Unwilling",
} as const;

export const STATES = {
  requested: "Requested",
  queued: "Waiting",
  offered: "Ringing",
  accepted: "Accepted",
  connecting: "Connecting",
  active: "In consult",
  interrupted: "Interrupted",
  ended: "Ended",
  documented: "Documented",
  closed: "Closed",
  cancelled: "Cancelled",
  abandoned: "Abandoned",
  unanswered: "Unanswered",
} as const;

export const EVENTS = {
  requested: "Requested",
  queued: "Waiting in the queue",
  offered: "Offered",
  passed: "Not taken by one of those ringing",
  declined: "Declined",
  offer_expired: "Not answered in time",
  clinician_gone: "Clinician no longer there",
  accepted: "Accepted",
  joined: "Call being set up",
  connected: "Connected",
  interrupted: "Interrupted",
  lead_paged: "On-call lead told",
  reordered: "Moved in the queue",
  call_back_asked: "Officer asked to be called back",
  call_back_answered: "Officer back at the tablet",
  handed_back: "Handed back to the queue",
  hand_off_asked: "Another clinician asked for",
  hand_off_called_off: "No other clinician needed",
  second_joined: "Second clinician here",
  second_left: "Second clinician left",
  handed_over: "Handed over",
  cancelled: "Cancelled",
  abandoned: "Abandoned: tablet silent",
  unanswered: "Nobody answered",
  ended: "Ended",
  reported: "Outcome recorded by the officer",
  documented: "Documented by the clinician",
  closed: "Closed",
} as const;

export const SKILLS = {
  youth: "Youth",
  veterans: "Veterans",
  substance_use: "Substance use",
  older_adults: "Older adults",
  disability: "Disability",
} as const;

export const DECLINE_REASONS = {
  busy: "With another person",
  knows_person: "I know this person",
  language: "Language",
  out_of_scope: "Outside my scope",
  technical: "Technical trouble",
  other: "Another reason",
} as const;

export const STATUSES = {
  off: "Off call",
  on_call: "On call",
  offered: "Ringing",
  in_session: "In session",
  wrap_up: "Wrap-up",
  break: "Break",
} as const;

export const OFF_PLAN = {
  not_on_shift: "not on shift",
  not_signed_in: "on shift, not signed in",
} as const;

export const languageName = (code: string | null): string =>
  code === null ? "Any language" : (LANGUAGES[code as keyof typeof LANGUAGES] ?? code);

/** 75 → "1:15"; 3700 → "1:01:40". */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 60) % 60, whole % 60];
  const hours = Math.floor(whole / 3600);
  const [minutes, rest] = parts as [number, number];
  const tail = `${hours ? String(minutes).padStart(2, "0") : minutes}:${String(rest).padStart(2, "0")}`;
  return hours ? `${hours}:${tail}` : tail;
}

/** 8 → "8 seconds"; 95 → "about 2 minutes". */
export function roughly(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} seconds`;
  const minutes = Math.round(seconds / 60);
  return minutes === 1 ? "about 1 minute" : `about ${minutes} minutes`;
}

/** A time of day in the viewer's own zone, or in the one given. */
export function timeOfDay(iso: string, timeZone?: string): string {
  return new Intl.DateTimeFormat("en-US", { timeStyle: "short", timeZone }).format(new Date(iso));
}

/** A time of day, with its weekday where that is not today. */
export function soon(iso: string, timeZone: string): string {
  const day = new Intl.DateTimeFormat("en-US", { weekday: "long", timeZone });
  const weekday = day.format(new Date(iso));
  return weekday === day.format(new Date())
    ? timeOfDay(iso, timeZone)
    : `${weekday} ${timeOfDay(iso, timeZone)}`;
}

/** A moment in the agency's time zone. */
export function moment(iso: string, timeZone: string, seconds = false): string {
  return new Intl.DateTimeFormat("en-US", {
    dateStyle: seconds ? undefined : "medium",
    timeStyle: seconds ? "medium" : "short",
    timeZone,
  }).format(new Date(iso));
}
