/** What a call asks the server for, and what it reports to it. */
import { command, ONCE, type Session } from "../api/client";
import type { Measurement, Rung, StepReason } from "../call/ladder";
import type { MediaReport } from "../call/types";
import type { Slice } from "../call/quality";
import { Refusal } from "../api/problems";
import { explain } from "../format/explain";

/** TURN credentials are renewed in the second half of their life. */
const RENEW_AT = 0.5;

/** An interruption that lasts longer is reported by the officer's side too. */
const LASTS_MS = 1500;

interface CallPage {
  readonly session: Session;
  readonly skewMs: number;
  tell(problem: string): void;
}

/** The server's side of one session's call. */
export class CallServer {
  private reported = Promise.resolve();
  private held = 0;
  private given: { config: RTCConfiguration; untilMs: number; lifeMs: number } | null = null;

  constructor(
    private readonly page: CallPage,
    private readonly consultId: string,
  ) {}

  /** ICE servers and transport policy for the call; null if the session has moved on, or to try again at the next snapshot. */
  async configuration(): Promise<RTCConfiguration | null> {
    const left = (this.given?.untilMs ?? 0) - Date.now();
    if (this.given && left > this.given.lifeMs * RENEW_AT) return this.given.config;
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

  /** Reports that this side sends more or less than before, and why. */
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
   * Reports on the connection that the session is measured by. Both sides lose it and get it back, so the clinician's side
   * reports each interruption and the officer's only one that lasts. Otherwise two reports of one interruption could cross,
   * and would be taken for two.
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
    // An interruption that could not be reported while it lasted will be over by the time it can.
    const pauses = state === "interrupted" ? ONCE : undefined;
    this.inOrder(
      () => http.POST("/api/consults/{consult_id}/media", { params: this.params, body: { state } }),
      pauses,
    );
  }

  /** Stores about a minute of measurements. */
  async keep(slice: Slice): Promise<void> {
    const { http } = this.page.session;
    const send = () =>
      http.PUT("/api/consults/{consult_id}/quality", {
        params: this.params,
        body: slice,
        keepalive: true,
      });
    await command(send).catch(() => undefined); // leaves a gap in the chart, which is no reason to disturb anybody
  }

  private get params() {
    return { path: { consult_id: this.consultId } };
  }

  /** Sends reports one after the other. If the session has ended meanwhile, the next snapshot says so. */
  private inOrder(send: Parameters<typeof command>[0], pausesMs?: number[]): void {
    this.reported = this.reported
      .then(() => command(send, pausesMs).then(() => undefined))
      .catch(() => undefined);
  }
}
