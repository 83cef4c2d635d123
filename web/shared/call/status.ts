/** How one connection stands: what its page is told of it, and what goes on record. */
import { CONNECTED, type Phase, SAID_MS, SETTING_UP, type Standing, type Why } from "./recovery";
import type { CallOptions } from "./types";

export class Status {
  private standing = SETTING_UP;
  private remote: MediaStream | null = null;
  private lostMs: number | null = null;

  constructor(private readonly page: Pick<CallOptions, "changed" | "report">) {}

  get now(): Standing {
    return this.standing;
  }

  get phase(): Phase {
    return this.standing.phase;
  }

  /** How long the connection has been lost, milliseconds; null while it is not. */
  get lostForMs(): number | null {
    return this.lostMs === null ? null : performance.now() - this.lostMs;
  }

  /** The other side's sound and picture, as they come now. */
  receives(remote: MediaStream): void {
    this.remote = remote;
    this.page.changed(this.standing, remote);
  }

  become(standing: Standing): void {
    this.standing = standing;
    this.page.changed(standing, this.remote);
  }

  found(): void {
    this.lostMs = null;
    this.become(CONNECTED);
    this.page.report("connected");
  }

  /** Was connected and is no longer; nothing has come for `silentMs`. */
  lost(why: Why | null, silentMs: number): void {
    if (this.phase !== "connected") return;
    this.lostMs = performance.now() - Math.min(silentMs, SAID_MS);
    this.become({ phase: "interrupted", why });
    this.page.report("interrupted");
  }
}
