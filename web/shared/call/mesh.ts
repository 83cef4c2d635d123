/** A page's side of a session's call: one `Call` with each of the others. Two people have one, three have two each. */
import type { Signal } from "../socket/client";
import { Call } from "./call";
import type { ChatMessage } from "./datachannel";
import type { Measurement, Rung, StepReason } from "./ladder";
import type { Sample } from "./quality";
import type { ConnectionStatus } from "./recovery";
import type { Principal } from "./principal";
import { offersTo, others, type Seats } from "./seats";
import type { CallOptions, MediaReport } from "./types";

/** What a `Mesh` needs from its page, and what it reports. */
export interface MeshOptions extends Pick<
  CallOptions,
  "configuration" | "send" | "isServerReachable" | "probeServer"
> {
  /** Whose page this is. */
  me: Principal;
  /** For the record: how the measured connection stands, the one between the session's officer and its clinician. */
  report(state: MediaReport): void;
  /** On the measured connection, this side sends more or less than before. */
  rungChanged(rung: Rung, reason: StepReason, measured: Measurement): void;
  /** About every five seconds, how the measured connection did. */
  sampled(sample: Sample): void;
  statusChanged(other: Principal, status: ConnectionStatus, remote: MediaStream | null): void;
  /** Somebody sends more or less than before. */
  remoteRung(other: Principal, rung: Rung): void;
  still(other: Principal, picture: Blob): void;
  chat(other: Principal, message: ChatMessage): void;
  /** Somebody is no longer in the call. */
  left(other: Principal): void;
}

/** All connections of one page's call. */
export class Mesh {
  private readonly calls = new Map<Principal, Call>();
  private local = new MediaStream();
  private live = false;

  constructor(
    private seats: Seats,
    private readonly options: MeshOptions,
  ) {
    this.follow(seats);
  }

  get consultId(): string {
    return this.seats.id;
  }

  /** Picture and sound may leave this page: a clinician has accepted. */
  get isLive(): boolean {
    return this.live;
  }

  /** The call with whoever is shown large, for its statistics. */
  get main(): Call | null {
    const [large] = others(this.seats, this.options.me);
    return (large && this.calls.get(large)) ?? null;
  }

  /** The session has changed: connects to whoever came, and closes the connection to whoever left. */
  follow(seats: Seats): void {
    const handedOver = this.live && seats.clinician !== this.seats.clinician;
    this.seats = seats;
    const wanted = others(seats, this.options.me);
    for (const [other, call] of this.calls) {
      if (wanted.includes(other)) continue;
      call.close();
      this.calls.delete(other);
      this.options.left(other);
    }
    for (const other of wanted) if (!this.calls.has(other)) this.calls.set(other, this.dial(other));
    if (handedOver) this.reportMeasured();
  }

  async onSignal(signal: Signal): Promise<void> {
    await this.calls.get(signal.sender as Principal)?.onSignal(signal);
  }

  /** Takes the call over from another page of the same user. */
  join(): void {
    for (const call of this.calls.values()) call.join();
  }

  /** The server can be reached again. */
  socketBack(): void {
    for (const call of this.calls.values()) call.socketBack();
  }

  /** Another page of the same user has joined as `peer`. */
  takenOver(peer: string): void {
    for (const call of this.calls.values()) call.takenOver(peer);
  }

  /** A clinician has accepted: lets picture and sound out, by connections that are up already if all went well. */
  async goLive(local: MediaStream): Promise<void> {
    this.live = true;
    for (const call of this.calls.values()) if (call.phase === "elsewhere") call.join();
    await this.use(local);
  }

  /** Sends these tracks from now on; nothing of them leaves before a clinician has accepted. */
  async use(local: MediaStream): Promise<void> {
    this.local = local;
    await Promise.all([...this.calls.values()].map((call) => call.use(local, this.live)));
  }

  /** Sends text to everybody; false if somebody cannot be reached now. */
  chat(message: ChatMessage): boolean {
    return [...this.calls.values()].map((call) => call.chat(message)).every(Boolean);
  }

  /** Sends a still picture to everybody who gets no moving one now. */
  async still(picture: Blob): Promise<void> {
    for (const call of this.calls.values()) if (call.rung === "still") await call.still(picture);
  }

  /** Whether anybody gets still pictures now. */
  get wantsStill(): boolean {
    return [...this.calls.values()].some((call) => call.rung === "still");
  }

  close(): void {
    for (const call of this.calls.values()) call.close();
    this.calls.clear();
  }

  private dial(other: Principal): Call {
    const { options } = this;
    const measured = () => this.live && this.isMeasured(other);
    const call = new Call({
      consultId: this.consultId,
      other,
      polite: !offersTo(this.seats, options.me, other),
      local: this.local,
      configuration: options.configuration,
      send: options.send,
      isServerReachable: options.isServerReachable,
      probeServer: options.probeServer,
      report: (state) => measured() && options.report(state),
      rungChanged: (...step) => measured() && options.rungChanged(...step),
      sampled: (sample) => measured() && options.sampled(sample),
      statusChanged: (status, remote) => options.statusChanged(other, status, remote),
      remoteRung: (rung) => options.remoteRung(other, rung),
      still: (picture) => options.still(other, picture),
      chat: (message) => options.chat(other, message),
    });
    if (this.live) void call.use(this.local, true);
    return call;
  }

  /** The session is measured by another connection now: reports how that one stands. */
  private reportMeasured(): void {
    for (const [other, call] of this.calls) {
      const state = call.phase === "connected" ? "connected" : "interrupted";
      if (this.isMeasured(other)) this.options.report(state);
    }
  }

  private isMeasured(other: Principal): boolean {
    const { officer, clinician } = this.seats;
    const pair = [this.options.me, other];
    return pair.includes(officer) && clinician !== null && pair.includes(clinician);
  }
}
