/** A page's side of a session's call: one `Call` with each of the others. Two people are one, three are two. */
import type { Signal } from "../socket/client";
import { Call } from "./call";
import type { Because, Rung, Seen } from "./ladder";
import type { Chat } from "./datachannel";
import type { Sample } from "./quality";
import type { Standing } from "./recovery";
import { offersTo, others, type Seats } from "./seats";
import type { CallOptions, MediaReport } from "./types";

export interface MeshOptions extends Pick<CallOptions, "ways" | "send" | "heard" | "probe"> {
  me: string;
  /** What becomes of the connection that the session is measured by: between its officer and its clinician. */
  report(state: MediaReport): void;
  stepped(rung: Rung, because: Because, seen: Seen): void;
  sampled(sample: Sample): void;
  changed(other: string, standing: Standing, remote: MediaStream | null): void;
  receives(other: string, rung: Rung): void;
  still(other: string, picture: Blob): void;
  chat(other: string, line: Chat): void;
  /** Somebody is no longer in the call. */
  gone(other: string): void;
}

export class Mesh {
  private readonly calls = new Map<string, Call>();
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

  get isLive(): boolean {
    return this.live;
  }

  /** The connection shown large, for statistics. */
  get main(): Call | null {
    return this.calls.get(others(this.seats, this.options.me)[0] ?? "") ?? null;
  }

  /** The session changed: somebody may have come or gone. */
  follow(seats: Seats): void {
    const handedOver = this.live && seats.clinician !== this.seats.clinician;
    this.seats = seats;
    const wanted = others(seats, this.options.me);
    for (const [other, call] of this.calls) {
      if (wanted.includes(other)) continue;
      call.close();
      this.calls.delete(other);
      this.options.gone(other);
    }
    for (const other of wanted) if (!this.calls.has(other)) this.calls.set(other, this.dial(other));
    if (handedOver) this.announce();
  }

  async onSignal(signal: Signal): Promise<void> {
    await this.calls.get(signal.sender ?? "")?.onSignal(signal);
  }

  join(): void {
    for (const call of this.calls.values()) call.join();
  }

  socketBack(): void {
    for (const call of this.calls.values()) call.socketBack();
  }

  takenOver(peer: string): void {
    for (const call of this.calls.values()) call.takenOver(peer);
  }

  /** A clinician has accepted: let picture and sound out, by connections that stand already if all went well. */
  async goLive(local: MediaStream): Promise<void> {
    this.live = true;
    for (const call of this.calls.values()) if (call.phase === "elsewhere") call.join();
    await this.use(local);
  }

  /** Send these tracks (instead); nothing of them leaves before a clinician has accepted. */
  async use(local: MediaStream): Promise<void> {
    this.local = local;
    await Promise.all([...this.calls.values()].map((call) => call.use(local, this.live)));
  }

  /** Sends a line of text to everybody; false where somebody cannot be reached now. */
  chat(line: Chat): boolean {
    return [...this.calls.values()].map((call) => call.chat(line)).every(Boolean);
  }

  /** Sends a still picture to those who get no moving one now. */
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

  private dial(other: string): Call {
    const { me, ways, send, heard, probe, changed, receives, still, chat } = this.options;
    const measured = () => this.live && this.isMeasured(other);
    const call = new Call({
      consultId: this.consultId,
      other,
      polite: !offersTo(this.seats, me, other),
      local: this.local,
      ways,
      send,
      heard,
      probe,
      report: (state) => measured() && this.options.report(state),
      stepped: (...step) => measured() && this.options.stepped(...step),
      sampled: (sample) => measured() && this.options.sampled(sample),
      changed: (standing, remote) => changed(other, standing, remote),
      receives: (rung) => receives(other, rung),
      still: (picture) => still(other, picture),
      chat: (line) => chat(other, line),
    });
    if (this.live) void call.use(this.local, true);
    return call;
  }

  /** The session is measured by another connection now: say how that one stands. */
  private announce(): void {
    for (const [other, call] of this.calls) {
      const state = call.phase === "connected" ? "connected" : "interrupted";
      if (this.isMeasured(other)) this.options.report(state);
    }
  }

  private isMeasured(other: string): boolean {
    const { officer, clinician } = this.seats;
    const pair = [this.options.me, other];
    return pair.includes(officer) && clinician !== null && pair.includes(clinician);
  }
}
