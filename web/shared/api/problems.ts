/** What can go wrong between a page and the server. `explain` in `format` says it in the page's language. */
import type { components } from "./schema.d.ts";

/** What the types of all problems of this service begin with (app/platform/errors.py). */
const PROBLEM = "urn:corespond:problem:";

/** The server refused. `detail` is its own sentence for the person at the screen (RFC 9457). */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  /** What the refusal is about, in codes. */
  readonly about: Record<string, string> | null;

  constructor(status: number, code: string, detail: string, about: Record<string, string> | null = null) {
    super(detail);
    [this.status, this.code, this.detail, this.about] = [status, code, detail, about];
  }
}

/** The server could not be reached, or could not do its work, after every try. */
export class Unreachable extends Error {
  /** What the server said of it at the last try, if it was the server that spoke. */
  readonly said: Refusal | null;

  constructor(said: Refusal | null = null) {
    super(said?.detail ?? "");
    this.said = said;
  }
}

/** The service's own refusal; null for anything else that answers in its place, such as a proxy, which ends nothing. */
export function refusal(status: number, body: unknown): Refusal | null {
  const problem = (body ?? {}) as Partial<components["schemas"]["Problem"]>;
  if (!problem.type?.startsWith(PROBLEM)) return null;
  return new Refusal(status, problem.type.slice(PROBLEM.length), problem.detail ?? "", problem.about);
}
