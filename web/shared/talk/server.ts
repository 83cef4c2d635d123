/** What a call asks of the server, and tells it. */
import { command, ONCE, type Session } from "../api/client";
import type { Measurement, Rung, StepReason } from "../call/ladder";
import type { MediaReport } from "../call/types";
import type { Slice } from "../call/quality";
import { Refusal } from "../api/problems";
import { explain } from "../format/explain";

/** Relay credentials in the second half of their life are fetched anew. */
const FRESH = 0.5;

/** An interruption that lasts longer is told by the officer's side too. */
const LASTS_MS = 1500;

interface Asker {
  readonly session: Session;
  readonly skewMs: number;
  tell(problem: string): void;
}

export class CallServer {
  private reported = Promise.resolve();
  private held = 0;
  private given: { config: RTCConfiguration; untilMs: number; lifeMs: number } | null = null;

  constructor(
    private readonly page: Asker,
    private readonly consultId: string,
  ) {}

  /** By which ways the call may go; null where the session has moved on, or the next snapshot must try again. */
  async configuration(): Promise<RTCConfiguration | null> {
    const left = (this.given?.untilMs ?? 0) - Date.now();
    if (this.given && left > this.given.lifeMs * FRESH) return this.given.config;
    const { http } = this.page.session;
    try {
      const given = await command(() =>
        http.GET("/api/consults/{consult_id}/ice-servers", { params: this.params }),
      );
      const iceServers = given.ice_servers.map(({ urls, username, credential }) =>
        username && credential ? { urls, username, credential } : { urls },
      );
      const untilMs = Date.parse(given.expires_at) - this.page.skewMs;
      const config: RTCConfiguration = { iceServers, iceTransportPolicy: given.relay_only ? "relay" : "all" };
      this.given = { config, untilMs, lifeMs: untilMs - Date.now() };
      return config;
    } catch (error) {
      if (!(error instanceof Refusal)) this.page.tell(explain(error));
      return null;
    }
  }

  /** This side sends more or less than before. */
  rungChanged(rung: Rung, because: Exclude<StepReason, "start">, measured: Measurement): void {
    const body = {
      rung,
      because,
      loss: Math.min(measured.loss, 1),
      rtt_ms: measured.rttMs,
      out_kbps: measured.outBps === null ? null : measured.outBps / 1000,
      silent_s: measured.silentMs / 1000,
    };
    const { http } = this.page.session;
    this.inOrder(() => http.POST("/api/consults/{consult_id}/step", { params: this.params, body }));
  }

  /**
   * What became of the connection that the session is measured by. Both sides lose it and both find it again: the clinician's
   * side says so, and the officer's only what lasts, or the words of one interruption would cross and tell of two.
   */
  report(state: MediaReport): void {
    clearTimeout(this.held);
    if (state === "interrupted" && this.page.session.role === "officer")
      this.held = window.setTimeout(() => this.send(state), LASTS_MS);
    else if (state !== "connected" || !this.held) this.send(state);
    else this.held = 0;
  }

  private send(state: MediaReport): void {
    this.held = 0;
    const { http } = this.page.session;
    // An interruption that could not be told while it lasted is over when it can.
    const pauses = state === "interrupted" ? ONCE : undefined;
    this.inOrder(
      () => http.POST("/api/consults/{consult_id}/media", { params: this.params, body: { state } }),
      pauses,
    );
  }

  /** Keeps about a minute of what was measured. */
  async keep(slice: Slice): Promise<void> {
    const { http } = this.page.session;
    const send = () =>
      http.PUT("/api/consults/{consult_id}/quality", {
        params: this.params,
        body: slice,
        keepalive: true,
      });
    await command(send).catch(() => undefined); // a gap on the chart, and no reason to disturb anybody
  }

  private get params() {
    return { path: { consult_id: this.consultId } };
  }

  /** In their order. The session may have ended meanwhile: the next snapshot says so. */
  private inOrder(send: Parameters<typeof command>[0], pausesMs?: number[]): void {
    this.reported = this.reported
      .then(() => command(send, pausesMs).then(() => undefined))
      .catch(() => undefined);
  }
}
