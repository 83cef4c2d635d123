/** What dispatch decided about a session, in sentences. */
import type { DecisionOut, PassedOverOut, StepOut } from "../socket/protocol";
import { t } from "../texts/index.svelte";
import { languageName as nameOfLanguage, nameOf } from "./names";
import { timeOfDay } from "./times";

export const languageName = (code: string | null): string => nameOfLanguage(t(), code);

/** What a clinician lacks or waits for; `detail` is what the server gives with it. */
function because({ why, detail }: Pick<PassedOverOut, "why" | "detail">, timeZone: string): string {
  const said = t().passedOver;
  switch (why) {
    case "wrap_up":
    case "passed":
      return said[why](timeOfDay(detail!, timeZone));
    case "license":
      return said.license(nameOf(t().usStates, detail));
    case "backup":
      return said.backup(detail ?? "");
    case "age":
      return detail === "juvenile" ? said.notJuvenile : said.onlyJuvenile;
    case "language":
      return said.language(languageName(detail));
    case "skill":
      return said.skill(nameOf(t().skills, detail));
    case "preferred":
      return said.preferred(detail && detail.length <= 3 ? languageName(detail) : nameOf(t().skills, detail));
    default:
      return said[why];
  }
}

/** "Dana Reyes: wrap-up until 2:05 PM" for each reason of a decision. */
export function passedOver(group: PassedOverOut, timeZone: string): string {
  const more = group.count - group.who.length;
  const who = group.who.join(", ");
  return `${more > 0 ? t().decisions.more(who, more) : who}: ${because(group, timeZone)}`;
}

/** Why a session waits, in one line. */
export function inShort(decision: DecisionOut | null, timeZone: string): string {
  const said = t().decisions;
  if (decision === null) return said.soon;
  if (decision.chosen.length > 0) return `${said.rang(decision.chosen.join(", "))}.`;
  if (decision.passed_over.length === 0) return said.noCover;
  const parts = decision.passed_over.map((group) => `${group.count} ${because(group, timeZone)}`);
  return said.nobodyBecause(parts.join("; "));
}

/** What an officer is told while another clinician is looked for. */
export function progress(step: StepOut | null): string {
  const said = t().progress;
  switch (step?.event) {
    case "passed":
    case "declined":
      return step.reason && step.reason !== "other"
        ? said.declinedFor(nameOf(t().declineReasons, step.reason))
        : said.declined;
    case "offer_expired":
      return said.expired;
    case "clinician_gone":
      return said.gone;
    case "handed_back":
      return said.handedBack;
    case "lead_paged":
      return said.leadPaged;
    default:
      return "";
  }
}
