/** The WebSocket: it reconnects by itself, and each connection begins with a snapshot. */
import type { Candidate, Description, Join, Ready, ToClient } from "./protocol";

/** Everything a page shows, as the server sees it; one shape for each role. */
export type Snapshot = Ready["snapshot"];
/** A signaling message of a call. */
export type Signal = Join | Description | Candidate;
export type { Candidate, Description, Join };

/** A clinician has accepted a session. The server says so ahead of the snapshot that shows it. */
export interface Accepted {
  consultId: string;
  clinicianId: string;
}

/** What arrives over the socket, and what it needs to know. */
export interface SocketEvents {
  /** `reconnected`: it is the first one of a connection. */
  snapshot(snapshot: Snapshot, reconnected: boolean): void;
  signal(signal: Signal): void;
  /** Another page of this user has joined this session's call as `peer`. */
  takenOver(consultId: string, peer: string): void;
  accepted(accepted: Accepted): void;
  /** Whether the server can be reached now. */
  online(online: boolean): void;
  /** The sign-in is over: somebody must sign in again. */
  signedOut(): void;
  /** Whether a call has lost its connection and needs the server to get it back. */
  urgent(): boolean;
}

const PAUSES_MS = [200, 500, 1000, 2000, 5000];
/** While a call needs the server, every moment counts. */
const URGENT_MS = 200;
/** A connection that is not up by then is started again: its first packets went nowhere. */
const CONNECT_MS = 3000;
/** How long the server may take to answer at all. */
const REACH_MS = 1500;
/**
 * How long to wait for the answer to a ping. The server answers at once, so it takes a round trip, or a little longer if a packet
 * has to be sent again. The round trip is known from the hello: on a short path, a lost network is detected sooner.
 */
const [PONG_MIN_MS, PONG_MAX_MS, PONG_ROUND_TRIPS] = [300, 1000, 4];
const SIGN_IN_AGAIN = 4401;
const NEVER_AGAIN = new Set([4400, 4403]);
/** Too much was sent: to come back at once would be more of the same. */
const AFTER_A_PAUSE = new Set([4429, 4509]);
/** Too many pages of this user are open. If each came back by itself, they would close each other for ever. */
const WHEN_LOOKED_AT = 4409;

/** One page's connection to the server, until `close`. */
export class Socket {
  private socket: WebSocket | null = null;
  private tries = 0;
  private timer = 0;
  private closed = false;
  private ready = false;
  private heardMs = 0;
  private probing = 0;
  private limit = 0;
  private helloMs = 0;
  private roundTripMs = PONG_MAX_MS;

  /** `token` resolves to a valid access token, or null if signed out; `expire` is called if the server refused the last one. */
  constructor(
    private readonly token: () => Promise<string | null>,
    private readonly expire: () => void,
    private readonly events: SocketEvents,
  ) {
    window.addEventListener("online", this.onNetwork);
    void this.connect();
  }

  /** Sends a signal; false if the socket is down. The call sends again what was lost. */
  send(signal: Signal): boolean {
    if (!this.ready || this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(signal));
    return true;
  }

  /** Pings the server, and replaces the socket if no answer comes. TCP alone would take minutes to notice. */
  probe(): void {
    if (!this.ready || this.probing) return;
    const askedMs = performance.now();
    this.socket?.send(JSON.stringify({ type: "ping" }));
    this.probing = window.setTimeout(
      () => {
        this.probing = 0;
        if (this.ready && this.heardMs < askedMs) this.replace();
      },
      Math.min(PONG_MAX_MS, Math.max(PONG_MIN_MS, PONG_ROUND_TRIPS * this.roundTripMs)),
    );
  }

  close(): void {
    this.closed = true;
    window.removeEventListener("online", this.onNetwork);
    this.waitForALook(false);
    clearTimeout(this.timer);
    this.letGo();
  }

  private onNetwork = () => {
    if (this.closed) return;
    if (this.ready) this.probe();
    else this.replace();
  };

  private onLook = () => {
    if (document.visibilityState === "visible" && !this.ready) this.replace();
  };

  /** Whether to come back once somebody looks at this window, or uses it: one of two side by side is never hidden. */
  private waitForALook(waits: boolean): void {
    const change = waits ? "addEventListener" : "removeEventListener";
    document[change]("visibilitychange", this.onLook);
    window[change]("focus", this.onLook);
  }

  private replace(): void {
    clearTimeout(this.timer);
    this.waitForALook(false);
    this.letGo();
    this.tries = 0;
    void this.connect();
  }

  /** Closes the old socket and ignores whatever it still delivers. */
  private letGo(): void {
    clearTimeout(this.limit);
    clearTimeout(this.probing);
    this.probing = 0;
    const old = this.socket;
    this.socket = null;
    if (old) {
      old.onopen = old.onmessage = old.onclose = null;
      old.close();
    }
    this.ready = false;
    this.events.online(false);
  }

  private async connect(): Promise<void> {
    const token = await this.token().catch(() => undefined);
    if (this.closed) return;
    if (token === null) return this.events.signedOut();
    if (token === undefined) return this.later();
    if (this.tries > 0 && !(await reachable())) return this.later();
    if (this.socket || this.closed) return; // another attempt was quicker
    const socket = new WebSocket(`${location.origin.replace("http", "ws")}/api/socket`);
    this.socket = socket;
    this.limit = window.setTimeout(() => this.replace(), CONNECT_MS);
    socket.onopen = () => {
      this.helloMs = performance.now();
      socket.send(JSON.stringify({ type: "hello", protocol: 2, token }));
    };
    socket.onmessage = (event) => this.take(JSON.parse(event.data) as ToClient);
    socket.onclose = (event) => {
      this.letGo();
      if (event.code === SIGN_IN_AGAIN) this.expire();
      if (this.closed || NEVER_AGAIN.has(event.code)) return;
      if (event.code === WHEN_LOOKED_AT) this.waitForALook(true);
      else this.later(AFTER_A_PAUSE.has(event.code));
    };
  }

  private later(calmly = false): void {
    if (calmly) this.tries = PAUSES_MS.length;
    const calm = PAUSES_MS[Math.min(this.tries++, PAUSES_MS.length - 1)]!;
    const wait = this.events.urgent() && !calmly ? URGENT_MS : calm;
    clearTimeout(this.timer);
    // Spread out, so that a thousand tablets do not all return to a restarted server at the same instant.
    this.timer = window.setTimeout(() => void this.connect(), wait * (0.7 + 0.6 * Math.random()));
  }

  private take(message: ToClient): void {
    this.heardMs = performance.now();
    switch (message.type) {
      case "ready":
        this.tries = 0;
        this.ready = true;
        this.roundTripMs = this.heardMs - this.helloMs;
        clearTimeout(this.limit);
        this.events.online(true);
        return this.events.snapshot(message.snapshot, true);
      case "changed":
        return this.events.snapshot(message.snapshot, false);
      case "taken_over":
        return this.events.takenOver(message.consult_id, message.peer);
      case "accepted":
        return this.events.accepted({ consultId: message.consult_id, clinicianId: message.clinician_id });
      case "join":
      case "description":
      case "candidate":
        return this.events.signal(message);
      case "pong":
        return;
      case "error":
        return console.warn(`The server refused a message: ${message.code}`);
    }
  }
}

/**
 * Whether the server answers at all. Checked before a second try: after failures, Chromium delays each new WebSocket by up to
 * five seconds (`WebSocketPerProcessThrottler`), and a call would be delayed with it.
 */
async function reachable(): Promise<boolean> {
  try {
    return (await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(REACH_MS) })).ok;
  } catch {
    return false;
  }
}
