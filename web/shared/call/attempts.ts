/** The attempt under way to bring a connection up, and the report that is still due for one that came up early. */
import type { Attempt } from "./recovery";

/** Both faces are on screen by then. Reporting sooner would be work for the server and both pages while they appear. */
const REPORT_DELAY_MS = 300;

/** Times attempts to bring one connection up. */
export class Attempts {
  private attempt: { kind: Attempt["kind"]; sinceMs: number; answered: boolean } | null = null;
  private wentLiveMs: number | null = null;

  /** Starts an attempt in place of any other. `answered`: the other side is taking part. */
  begin(kind: Attempt["kind"], answered: boolean): void {
    this.attempt = { kind, sinceMs: performance.now(), answered };
    this.wentLiveMs = null;
  }

  /** The other side is taking part: the time in which the attempt must succeed starts now. */
  answered(): void {
    if (this.attempt && !this.attempt.answered) this.begin(this.attempt.kind, true);
  }

  /** The attempt has succeeded or no longer matters. */
  end(): void {
    this.attempt = null;
  }

  /** The attempt under way, or null. */
  get current(): Attempt | null {
    return this.attempt && { ...this.attempt, forMs: performance.now() - this.attempt.sinceMs };
  }

  /** A connection that was already up starts to carry sound and picture: a report is due in a moment. */
  deferReport(): void {
    this.wentLiveMs = performance.now();
  }

  /** Whether the deferred report is due; true only once. */
  takeReport(): boolean {
    const due = this.wentLiveMs !== null && performance.now() - this.wentLiveMs > REPORT_DELAY_MS;
    if (due) this.wentLiveMs = null;
    return due;
  }
}
