/** The WebSocket: kept up by itself, with a snapshot after every reconnect. Knows no page. */
import type { Candidate, Description, Join, Ready, ToClient } from "./protocol";

export type Snapshot = Ready["snapshot"];
export type Signal = Join | Description | Candidate;
export type { Candidate, Description, Join };

/** A clinician has accepted a session, says the server, ahead of the snapshot that shows it. */
export interface Accepted {
  consultId: string;
  clinician: string;
}

export interface SocketEvents {
  snapshot(snapshot: Snapshot, reconnected: boolean): void;
  signal(signal: Signal): void;
  takenOver(consultId: string, peer: string): void;
  /** A clinician has taken the session; ahead of the snapshot that shows it. */
  accepted(accepted: Accepted): void;
  /** Whether the server can be heard now. */
  online(online: boolean): void;
  /** The sign-in is over: somebody must sign in again. */
  signedOut(): void;
  /** Whether a call that has lost its connection waits for the server. */
  urgent(): boolean;
}

const PAUSES_MS = [200, 500, 1000, 2000, 5000];
/** While a call waits for the server, every moment counts. */
const URGENT_MS = 200;
/** A connection that is not up by then is tried anew: its first packets went nowhere. */
const CONNECT_MS = 3000;
/** So long may the server take to answer at all. */
const REACH_MS = 1500;
/**
 * The server answers a ping at once: a round trip, and one packet lost and sent again. How long that takes is known from the
 * hello; where the way is short, a socket whose network is gone is found out sooner.
 */
const [PONG_LEAST_MS, PONG_MOST_MS, PONG_TRIPS] = [300, 1000, 4];
const SIGN_IN_AGAIN = 4401;
const NEVER_AGAIN = new Set([4400, 4403]);

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
  private tripMs = PONG_MOST_MS;

  /** `token` gives a fresh access token or null; `expire` is told when the server refused the last one. */
  constructor(
    private readonly token: () => Promise<string | null>,
    private readonly expire: () => void,
    private readonly events: SocketEvents,
  ) {
    window.addEventListener("online", this.onNetwork);
    void this.connect();
  }

  /** Sends a signal if the socket is up; false where it is not. The call repeats what was lost. */
  send(signal: Signal): boolean {
    if (!this.ready || this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(signal));
    return true;
  }

  /** Asks the server for a word; a socket that stays silent is replaced. TCP alone would take minutes to notice. */
  probe(): void {
    if (!this.ready || this.probing) return;
    const askedMs = performance.now();
    this.socket?.send(JSON.stringify({ type: "ping" }));
    this.probing = window.setTimeout(
      () => {
        this.probing = 0;
        if (this.ready && this.heardMs < askedMs) this.replace();
      },
      Math.min(PONG_MOST_MS, Math.max(PONG_LEAST_MS, PONG_TRIPS * this.tripMs)),
    );
  }

  close(): void {
    this.closed = true;
    window.removeEventListener("online", this.onNetwork);
    clearTimeout(this.timer);
    this.letGo();
  }

  private onNetwork = () => {
    if (this.closed) return;
    if (this.ready) this.probe();
    else this.replace();
  };

  private replace(): void {
    clearTimeout(this.timer);
    this.letGo();
    this.tries = 0;
    void this.connect();
  }

  /** Nothing that the old socket still says is heard any more. */
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
    if (this.socket || this.closed) return; // another try was quicker
    const socket = new WebSocket(`${location.origin.replace("http", "ws")}/api/socket`);
    this.socket = socket;
    this.limit = window.setTimeout(() => this.replace(), CONNECT_MS);
    socket.onopen = () => {
      this.helloMs = performance.now();
      socket.send(JSON.stringify({ type: "hello", protocol: 1, token }));
    };
    socket.onmessage = (event) => this.take(JSON.parse(event.data) as ToClient);
    socket.onclose = (event) => {
      this.letGo();
      if (event.code === SIGN_IN_AGAIN) this.expire();
      if (!this.closed && !NEVER_AGAIN.has(event.code)) this.later();
    };
  }

  private later(): void {
    const calm = PAUSES_MS[Math.min(this.tries++, PAUSES_MS.length - 1)]!;
    const wait = this.events.urgent() ? URGENT_MS : calm;
    clearTimeout(this.timer);
    // Spread out, so that a thousand tablets do not come back to a restarted server in one instant.
    this.timer = window.setTimeout(() => void this.connect(), wait * (0.7 + 0.6 * Math.random()));
  }

  private take(message: ToClient): void {
    this.heardMs = performance.now();
    switch (message.type) {
      case "ready":
        this.tries = 0;
        this.ready = true;
        this.tripMs = this.heardMs - this.helloMs;
        clearTimeout(this.limit);
        this.events.online(true);
        return this.events.snapshot(message.snapshot, true);
      case "changed":
        return this.events.snapshot(message.snapshot, false);
      case "taken_over":
        return this.events.takenOver(message.consult_id, message.peer);
      case "accepted":
        return this.events.accepted({ consultId: message.consult_id, clinician: message.clinician_id });
      case "join":
      case "description":
      case "candidate":
        return this.events.signal(message);
      case "pong":
        return;
      case "error":
        return console.warn(`The server did not take a message: ${message.code}`);
    }
  }
}

/**
 * Whether the server answers at all. Asked before a second try: Chromium makes each further WebSocket wait, for up to five
 * seconds after many that failed (`WebSocketPerProcessThrottler`), and a call would wait with it.
 */
async function reachable(): Promise<boolean> {
  try {
    return (await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(REACH_MS) })).ok;
  } catch {
    return false;
  }
}
