/** What a `Call` needs from the page it is on, and what it reports back. */
import type { Signal } from "../socket/client";
import type { ChannelHandler } from "./datachannel";
import type { Rung, StepReason, Measurement } from "./ladder";
import type { Sample } from "./quality";
import type { Principal } from "./principal";
import type { ConnectionStatus } from "./recovery";

/** What the server is told about the connection that a session is measured by. */
export type MediaReport = "joined" | "connected" | "interrupted";

/** Everything a `Call` asks of its page (values and questions), and everything it tells it (callbacks). */
export interface CallOptions extends ChannelHandler {
  consultId: string;
  /** Who is at the other end. */
  other: Principal;
  /** Whether this side is the polite peer (W3C WebRTC 1.0, section 10.7); the impolite one makes the first offer. */
  polite: boolean;
  /** The tracks this side sends. */
  local: MediaStream;
  /** Current ICE servers and transport policy. Asked again before every connection attempt, because credentials expire. */
  configuration(): Promise<RTCConfiguration>;
  /** Sends a signal through the server; false if the socket is down. */
  send(signal: Signal): boolean;
  /** Whether the server can be reached right now, as far as is known. */
  isServerReachable(): boolean;
  /** Asks the server for a sign of life, to find out whether it can really be reached. */
  probeServer(): void;
  /** For the record: this side has joined, is connected, or has lost the connection. */
  report(state: MediaReport): void;
  /** The connection's status or the other side's stream has changed. `remote` is null before the first track. */
  statusChanged(status: ConnectionStatus, remote: MediaStream | null): void;
  /** This side sends more or less than before, and the measurement that led to it. */
  rungChanged(rung: Rung, reason: StepReason, measured: Measurement): void;
  /** About every five seconds: how the connection did since the last sample. */
  sampled(sample: Sample): void;
}
