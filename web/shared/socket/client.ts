/** The WebSocket: kept up by itself, with a snapshot after every reconnect. Knows no page. */
import type { Candidate, Description, Join, Ready, ToClient } from "./protocol";

export type Snapshot = Ready["snapshot"];
export type Signal = Join | Description | Candidate;
export type { Candidate, Description, Join };

export interface SocketEvents {
  snapshot(snapshot: Snapshot, reconnected: boolean): void;
  signal(signal: Signal): void;
  takenOver(consultId: string): void;
  /** Whether the server can be heard now. */
  online(online: boolean): void;
  /** The sign-in is over: somebody must sign in again. */
  signedOut(): void;
}

const PAUSES_MS = [200, 500, 1000, 2000, 5000];
const SIGN_IN_AGAIN = 4401;
const NEVER_AGAIN = new Set([4400, 4403]);

export class Socket {
  private socket: WebSocket | null = null;
  private tries = 0;
  private timer = 0;
  private closed = false;
  private ready = false;

  /** `token` gives a fresh access token or null; `expire` is told when the server refused the last one. */
  constructor(
    private readonly token: () => Promise<string | null>,
    private readonly expire: () => void,
    private readonly events: SocketEvents,
  ) {
    window.addEventListener("online", this.retryNow);
    void this.connect();
  }

  /** Sends a signal if the socket is up; false where it is not. The call repeats what was lost. */
  send(signal: Signal): boolean {
    if (!this.ready || this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(signal));
    return true;
  }

  close(): void {
    this.closed = true;
    window.removeEventListener("online", this.retryNow);
    clearTimeout(this.timer);
    this.socket?.close();
  }

  private retryNow = () => {
    if (this.socket !== null || this.closed) return;
    clearTimeout(this.timer);
    this.tries = 0;
    void this.connect();
  };

  private async connect(): Promise<void> {
    const token = await this.token().catch(() => undefined);
    if (this.closed) return;
    if (token === null) return this.events.signedOut();
    if (token === undefined) return this.later();
    const socket = new WebSocket(`${location.origin.replace("http", "ws")}/api/socket`);
    this.socket = socket;
    socket.onopen = () => socket.send(JSON.stringify({ type: "hello", protocol: 1, token }));
    socket.onmessage = (event) => this.take(JSON.parse(event.data) as ToClient);
    socket.onclose = (event) => {
      this.socket = null;
      this.ready = false;
      this.events.online(false);
      if (event.code === SIGN_IN_AGAIN) this.expire();
      if (!this.closed && !NEVER_AGAIN.has(event.code)) this.later();
    };
  }

  private later(): void {
    const wait = PAUSES_MS[Math.min(this.tries++, PAUSES_MS.length - 1)]!;
    // Spread out, so that a thousand tablets do not come back to a restarted server in one instant.
    this.timer = window.setTimeout(() => void this.connect(), wait * (0.7 + 0.6 * Math.random()));
  }

  private take(message: ToClient): void {
    switch (message.type) {
      case "ready":
        this.tries = 0;
        this.ready = true;
        this.events.online(true);
        return this.events.snapshot(message.snapshot, true);
      case "changed":
        return this.events.snapshot(message.snapshot, false);
      case "taken_over":
        return this.events.takenOver(message.consult_id);
      case "join":
      case "description":
      case "candidate":
        return this.events.signal(message);
      case "error":
        return console.warn(`The server did not take a message: ${message.code}`);
    }
  }
}
