/** What went wrong, as a sentence for the user. */
import { Refusal, Unreachable } from "../api/problems";
import { t } from "../texts/index.svelte";
import { refusalIn } from "./names";

/** In the page's language; the server's own sentence (RFC 9457 `detail`) if there is no translation of it. */
export function explain(error: unknown): string {
  if (error instanceof Unreachable) return error.said ? refusalIn(t(), error.said) : t().errors.unreachable;
  if (error instanceof Refusal) return refusalIn(t(), error);
  return (error as Error).message;
}
