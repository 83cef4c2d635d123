/** What is under way to bring a connection (back) up, and a warm one that is not reported yet. */
import type { Attempt } from "./recovery";

/** Both faces are there by then: to report is work for the server and for both pages. */
const WARM_MS = 300;

export class Trying {
  private attempt: { kind: Attempt["kind"]; sinceMs: number; answered: boolean } | null = null;
  private warmMs: number | null = null;

  /** One attempt at a time. `answered`: the other side takes part in it. */
  begin(kind: Attempt["kind"], answered: boolean): void {
    this.attempt = { kind, sinceMs: performance.now(), answered };
    this.warmMs = null;
  }

  /** The other side takes part: from now on the attempt must succeed. */
  answered(): void {
    if (this.attempt && !this.attempt.answered) this.begin(this.attempt.kind, true);
  }

  done(): void {
    this.attempt = null;
  }

  get now(): Attempt | null {
    return this.attempt && { ...this.attempt, forMs: performance.now() - this.attempt.sinceMs };
  }

  /** A connection that stands may carry picture and sound from now on. */
  warm(): void {
    this.warmMs = performance.now();
  }

  /** Whether it is time to report a warm connection: once. */
  tells(): boolean {
    const due = this.warmMs !== null && performance.now() - this.warmMs > WARM_MS;
    if (due) this.warmMs = null;
    return due;
  }
}
