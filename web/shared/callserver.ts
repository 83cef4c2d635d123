/** What a call asks of the server, and tells it. */
import { command, type Session } from "./api/client";
import type { Because, Rung, Seen } from "./call/ladder";
import type { MediaReport } from "./call/options";
import type { Slice } from "./call/quality";
import { Refusal } from "./problems";
import { explain } from "./texts/index.svelte";

/** Relay credentials in the second half of their life are fetched anew. */
const FRESH = 0.5;

interface Asker {
  readonly session: Session;
  readonly skewMs: number;
  tell(problem: string): void;
}

export class CallServer {
  private reported = Promise.resolve();
  private given: { config: RTCConfiguration; untilMs: number; lifeMs: number } | null = null;

  constructor(
    private readonly page: Asker,
    private readonly consultId: string,
  ) {}

  /** By which ways the call may go; null where the session has moved on, or the next snapshot must try again. */
  async ways(): Promise<RTCConfiguration | null> {
    const left = (this.given?.untilMs ?? 0) - Date.now();
    if (this.given && left > this.given.lifeMs * FRESH) return this.given.config;
    const { http } = this.page.session;
    try {
      const given = await command(() => http.GET("/api/consults/{consult_id}/ways", { params: this.params }));
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
  stepped(rung: Rung, because: Exclude<Because, "start">, seen: Seen): void {
    const body = {
      rung,
      because,
      loss: Math.min(seen.loss, 1),
      rtt_ms: seen.rttMs,
      out_kbps: seen.outBps === null ? null : seen.outBps / 1000,
      silent_s: seen.silentMs / 1000,
    };
    const { http } = this.page.session;
    this.inOrder(() => http.POST("/api/consults/{consult_id}/step", { params: this.params, body }));
  }

  /** What became of the connection that the session is measured by. */
  report(state: MediaReport): void {
    const { http } = this.page.session;
    this.inOrder(() =>
      http.POST("/api/consults/{consult_id}/media", { params: this.params, body: { state } }),
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
  private inOrder(send: Parameters<typeof command>[0]): void {
    this.reported = this.reported.then(() => command(send).then(() => undefined)).catch(() => undefined);
  }
}
