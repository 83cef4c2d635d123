/** What went wrong, as a sentence for the user. */
import { Refusal, Unreachable } from "../api/problems";
import { t } from "../texts/index.svelte";
import { needed } from "./names";

/** In the page's language; the server's own sentence (RFC 9457 `detail`) if there is no translation of it. */
export function explain(error: unknown): string {
  if (error instanceof Unreachable) return t().errors.unreachable;
  if (error instanceof Refusal) return open(error) || (t().problems[error.code] ?? untold(error));
  return (error as Error).message;
}

const untold = ({ detail }: Refusal): string => detail || t().errors.untold;

/** A refusal whose own sentence does not say what exactly is missing. */
const open = ({ code, about }: Refusal): string =>
  code === "lacks-requirement" && about?.why ? needed(t(), about.why, about.detail ?? null) : "";
