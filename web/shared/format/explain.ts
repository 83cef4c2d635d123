/** What went wrong, as a sentence for the user. */
import { Refusal, Unreachable } from "../api/problems";
import { t } from "../texts/index.svelte";
import { needed, refusedIn } from "./names";

/** In the page's language; the server's own sentence (RFC 9457 `detail`) if there is no translation of it. */
export function explain(error: unknown): string {
  if (error instanceof Unreachable) return t().errors.unreachable;
  if (error instanceof Refusal) return inDetail(error) || (t().problems[error.code] ?? untold(error));
  return (error as Error).message;
}

const untold = ({ detail }: Refusal): string => detail || t().errors.untold;

/** The sentence for a refusal that says in codes what it is about; "" for any other. */
function inDetail({ code, about }: Refusal): string {
  if (code === "lacks-requirement" && about?.why) return needed(t(), about.why, about.detail ?? null);
  if (code === "not-possible-now" && about?.state) return refusedIn(t(), about.state);
  return "";
}
