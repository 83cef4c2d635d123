/** What dispatch decided about a session, in sentences. */
import type { DecisionOut, PassedOverOut, StepOut } from "./socket/protocol";
import { DECLINE_REASONS, languageName, SKILLS, timeOfDay } from "./texts";

const known = (names: Record<string, string>, key: string | null): string =>
  (key && names[key]) || (key ?? "");

/** What a clinician lacks or waits for; `detail` is what the server gives with it. */
function because({ why, detail }: Pick<PassedOverOut, "why" | "detail">, timeZone: string): string {
  switch (why) {
    case "off_call":
      return "off call";
    case "break":
      return "on a break";
    case "ringing":
      return "another session rings there";
    case "in_session":
      return "in session";
    case "wrap_up":
      return `wrap-up until ${timeOfDay(detail!, timeZone)}`;
    case "closed":
      return "their hours are over";
    case "excluded":
      return "excluded from this agency";
    case "not_asked":
      return "the hand-off names somebody else";
    case "licence":
      return `licence: ${detail}`;
    case "age":
      return detail === "juvenile" ? "not for under 18" : "only for under 18";
    case "language":
      return `language: ${languageName(detail)}`;
    case "skill":
      return `skill: ${known(SKILLS, detail)}`;
    case "backup":
      return `backup: asked after ${detail} s`;
    case "preferred":
      return `preferred: ${detail && detail.length <= 3 ? languageName(detail) : known(SKILLS, detail)}`;
    case "passed":
      return `let it pass; asked again at ${timeOfDay(detail!, timeZone)}`;
    case "ahead":
      return "needed by a session ahead";
    case "idle_less":
      return "another was idle longer";
  }
}

/** "Dana Reyes: wrap-up until 2:05 PM" for each reason of a decision. */
export function passedOver(group: PassedOverOut, timeZone: string): string {
  const more = group.count - group.who.length;
  const who = group.who.join(", ") + (more > 0 ? ` and ${more} more` : "");
  return `${who}: ${because(group, timeZone)}`;
}

/** Why a session waits, in one line. */
export function inShort(decision: DecisionOut | null, timeZone: string): string {
  if (decision === null) return "Looked at in a moment, after the sessions ahead.";
  if (decision.chosen.length > 0) return `Rang ${decision.chosen.join(", ")}.`;
  if (decision.passed_over.length === 0) return "No clinician answers this agency now.";
  const parts = decision.passed_over.map((group) => `${group.count} ${because(group, timeZone)}`);
  return `Nobody to ring: ${parts.join("; ")}.`;
}

/** What an officer is told while another clinician is looked for. */
export function progress(step: StepOut | null): string {
  switch (step?.event) {
    case "passed":
    case "declined":
      return step.reason && step.reason !== "other"
        ? `One clinician could not take it (${known(DECLINE_REASONS, step.reason).toLowerCase()}). Looking for the next.`
        : "One clinician could not take it. Looking for the next.";
    case "offer_expired":
      return "One clinician did not answer in time. Looking for the next.";
    case "clinician_gone":
      return "The clinician whose screen rang has gone. Looking for the next.";
    case "handed_back":
      return "You are next: the clinician is handing you to a colleague.";
    case "lead_paged":
      return "The on-call lead has been told that you are waiting.";
    default:
      return "";
  }
}
