/** What can go wrong between a page and the server. `explain` in `format` says it in the page's language. */

/** The server refused. `detail` is its own sentence for the person at the screen (RFC 9457). */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    /** What the refusal is about, in codes. */
    readonly about: Record<string, string> | null = null,
  ) {
    super(detail);
  }
}

/** The server could not be reached, after every try. */
export class Unreachable extends Error {}
