/** The status of one connection over time: what its page is told, and what goes on record. */
import type { ConnectionStatus, Observation, Phase, Reason } from "./recovery";
import { SETTING_UP, SHOWN_MS, statusAfter } from "./recovery";
import type { CallOptions } from "./types";

/** Keeps the status of one connection and reports every change of it. */
export class StatusTracker {
  private status = SETTING_UP;
  private remote: MediaStream | null = null;
  private lostMs: number | null = null;

  constructor(private readonly page: Pick<CallOptions, "statusChanged" | "report">) {}

  get phase(): Phase {
    return this.status.phase;
  }

  /** How long the connection has been lost, milliseconds; null while it is not. */
  get lostForMs(): number | null {
    return this.lostMs === null ? null : performance.now() - this.lostMs;
  }

  /** The other side's stream has changed. */
  setRemote(remote: MediaStream): void {
    this.remote = remote;
    this.page.statusChanged(this.status, remote);
  }

  set(status: ConnectionStatus): void {
    this.status = status;
    this.page.statusChanged(status, this.remote);
  }

  /**
   * Changes the status by what was observed. `online`: the browser reports a network; `silentMs`: since anything arrived.
   * Returns whether the connection has just come up, for the first time or again.
   */
  update(seen: Observation, online: boolean, silentMs: number): boolean {
    const after = statusAfter(this.status, seen, online);
    if (after.phase === this.phase && after.reason === this.status.reason) return false;
    if (after.phase === "connected") {
      this.lostMs = null;
      this.set(after);
      this.page.report("connected");
      return true;
    }
    if (this.phase === "connected") this.lost(after.reason, silentMs);
    else this.set(after);
    return false;
  }

  /** The connection was up and no longer is. Nothing has arrived for `silentMs`. Does nothing if it was not up. */
  lost(reason: Reason | null, silentMs: number): void {
    if (this.phase !== "connected") return;
    this.lostMs = performance.now() - Math.min(silentMs, SHOWN_MS);
    this.set({ phase: "interrupted", reason });
    this.page.report("interrupted");
  }
}
