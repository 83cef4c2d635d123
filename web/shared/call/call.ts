/**
 * One side of a call with one other. Knows no page. `recovery` and `ladder` decide; this file does what they say.
 * A connection that falters is first restarted (ICE, over whatever network there is now). One whose restart fails is
 * replaced on both sides: a fresh peer id and a fresh join, the same path as a reload's.
 */
import type { Signal } from "../socket/client";
import type { Rung } from "./ladder";
import { type Chat, hear, LARGEST_STILL } from "./datachannel";
import { isOurs, onJoin } from "./pairing";
import { Meter } from "./meter";
import { onNetwork, type CallOptions } from "./types";
import { Peer } from "./peer";
import { Pulse } from "./pulse";
import {
  type Attempt,
  flows,
  isFresh,
  next,
  type Phase,
  PROBE_MS,
  REPEAT_MS,
  type Sight,
  SETTING_UP,
  SILENT_MS,
  standingOf,
  type Why,
} from "./recovery";
import type { Reading } from "./stats";
import { Status } from "./status";
import { Trying } from "./trying";
import { toInit, Signaling } from "./signaling";

export class Call {
  private readonly status: Status;
  private readonly meter: Meter;
  private readonly signaling: Signaling;
  private peer: Peer | null = null;
  private readonly pulse: Pulse;
  private otherRestarts = true;
  private readonly trying = new Trying();
  private live = false;
  private networkChanged = false;

  constructor(private readonly options: CallOptions) {
    this.status = new Status(options);
    this.signaling = new Signaling(options);
    this.meter = new Meter((sample) => this.options.sampled(sample));
    this.pulse = new Pulse(
      () => this.look(),
      () => this.trying.now !== null || this.status.lostForMs !== null || this.meter.silentMs > PROBE_MS / 2,
    );
    this.join();
    this.options.report("joined");
  }

  get phase(): Phase {
    return this.status.phase;
  }

  /** Another page of the same user has the call. */
  private get isElsewhere(): boolean {
    return this.phase === "elsewhere";
  }

  /** How much this side sends to the other one. */
  get rung(): Rung {
    return this.meter.rung;
  }

  get connection(): RTCPeerConnection | null {
    return this.peer?.pc ?? null;
  }

  /** Announce this page with a fresh connection: at the start, after a loss, or to take the call over. */
  join(): void {
    this.lost("silent");
    this.drop();
    this.signaling.anew();
    this.try("rebuild");
    this.signaling.join(null);
    if (this.isElsewhere) this.status.become(SETTING_UP);
  }

  /** The server can be heard again: go on at once instead of at the next look. */
  socketBack(): void {
    if (this.isElsewhere) return;
    if (this.signaling.pair.remote === "") this.signaling.join(null);
    else if (this.trying.now?.answered === false) this.repeat();
    // Both were silent: it was our network, and there is another.
    else if (!isFresh(this.meter)) this.networkChanged = true;
    void this.pulse.now();
  }

  async onSignal(signal: Signal): Promise<void> {
    const { consultId, other } = this.options;
    if (signal.consult_id !== consultId || signal.sender !== other || this.isElsewhere) return;
    if (signal.type === "join") return this.onJoin(signal);
    if (!isOurs(this.signaling.pair, signal)) {
      // They hold on to a connection that is none for this page: tell them, or they wait for an answer in vain.
      if (signal.type !== "candidate" && this.signaling.sinceMs > REPEAT_MS / 2) this.signaling.join(null);
      return;
    }
    this.trying.answered();
    if (signal.type === "candidate") return this.peer?.onCandidate(toInit(signal));
    if (signal.kind === "offer") {
      this.networkChanged = false; // the answer brings what ways there are now
      if (!this.trying.now) this.try("restart", true);
      // Theirs gives way to ours, which they may not have heard.
      else if (!this.options.polite && this.peer?.isOffering) this.repeat();
    }
    await this.peer?.onDescription(signal.kind, signal.sdp);
  }

  /** Another page of the same user has the call now. Where this one stands already, it came later, however soon. */
  takenOver(peer: string): void {
    if (this.phase !== "connected" && !this.signaling.yieldsTo(peer)) return this.join();
    this.drop();
    this.trying.done();
    this.status.become({ phase: "elsewhere", why: null });
  }

  /** Send these tracks (instead), once `live`: a clinician has accepted, and picture and sound are expected. */
  async use(local: MediaStream, live: boolean): Promise<void> {
    this.options.local = local;
    if (live && !this.live) this.begin();
    await this.peer?.use(local, live);
  }

  private begin(): void {
    this.live = true;
    if (this.phase === "connected") this.trying.warm();
    else this.options.report("joined");
  }

  /** Sends a line of text; false where the other side cannot be reached now. */
  chat(line: Chat): boolean {
    return this.peer?.say(JSON.stringify(line)) ?? false;
  }

  /** Sends a still picture of this side. */
  async still(picture: Blob): Promise<void> {
    const data = await picture.arrayBuffer();
    if (data.byteLength <= LARGEST_STILL) this.peer?.say(data);
  }

  close(): void {
    this.pulse.stop();
    this.forgetNetwork();
    this.drop();
  }

  private readonly forgetNetwork = onNetwork(() => {
    this.networkChanged = !this.isElsewhere && navigator.onLine;
    void this.pulse.now();
  });

  private async onJoin(join: Signal & { type: "join" }): Promise<void> {
    const decision = onJoin(this.signaling.pair, join);
    this.signaling.pair = decision.pair;
    this.otherRestarts = join.restarts ?? false;
    if (decision.reply) this.signaling.join(join.peer);
    if (decision.rebuild) await this.build();
  }

  private async build(): Promise<void> {
    this.lost("silent");
    this.drop();
    this.try("rebuild", true);
    const { pair } = this.signaling;
    const ways = await this.options.ways();
    if (this.signaling.pair !== pair) return; // yet another page meanwhile
    const role = { polite: this.options.polite, again: this.otherRestarts };
    const peer: Peer = new Peer(this.options.local, this.live, ways, role, {
      ...this.signaling.ofConnection(),
      media: (stream) => this.status.receives(stream),
      state: () => void this.pulse.now(),
      stuck: () => this.join(),
      line: (data) => hear(data, this.options),
    });
    this.peer?.close();
    this.peer = peer;
    await peer.send(this.rung);
    if (!this.options.polite) peer.begin();
  }

  /** See how the connection stands, and do what follows. */
  private async look(): Promise<void> {
    const { peer } = this;
    if (this.isElsewhere) return;
    const reading = peer && peer.pc.connectionState !== "new" ? await this.meter.read(peer.pc) : null;
    if (peer !== this.peer || this.isElsewhere) return;
    const sight = this.sight();
    this.settle(sight);
    if (this.live) this.measure(reading);
    this.act(sight);
  }

  private sight(): Sight {
    const { pc } = this.peer ?? {};
    return {
      state: pc?.connectionState ?? "new",
      ice: pc?.iceConnectionState ?? "new",
      silentMs: this.live ? this.meter.silentMs : 0,
      rttMs: this.meter.rttMs,
      networkChanged: this.networkChanged && pc !== undefined,
      heard: this.options.heard(),
      otherRestarts: this.otherRestarts,
      attempt: this.trying.now,
    };
  }

  /** Tells the screens and the record how the connection stands, where that is news. */
  private settle(sight: Sight): void {
    this.pausePicture(sight);
    if (flows(sight)) this.endAttempt(sight);
    const before = this.status.now;
    const now = standingOf(before, sight, navigator.onLine);
    if (now.phase === before.phase && now.why === before.why) return;
    if (now.phase === "connected") this.found();
    else if (before.phase === "connected") this.lost(now.why);
    else this.status.become(now);
  }

  /** In between the picture is left as it is: a gap that short may be an accident. */
  private pausePicture(sight: Sight): void {
    if (sight.silentMs >= SILENT_MS) void this.peer?.pause(true);
    else if (isFresh(sight)) void this.peer?.pause(false);
  }

  private endAttempt(sight: Sight): void {
    const restarting = this.trying.now?.kind === "restart" && this.peer?.isOffering;
    if (isFresh(sight) && !restarting) this.trying.done();
    if (this.trying.tells()) this.options.report("connected");
  }

  private act(sight: Sight): void {
    switch (next(sight, this.signaling.sinceMs).do) {
      case "wait":
        return;
      case "probe":
        return this.options.probe();
      case "repeat":
        return this.repeat();
      case "restart":
        return this.restart();
      case "rebuild":
        return this.join();
    }
  }

  private restart(): void {
    const { peer } = this;
    this.networkChanged = false;
    this.try("restart");
    void this.options.ways().then((ways) => {
      if (peer === this.peer) peer?.restart(ways);
    });
  }

  private repeat(): void {
    this.signaling.said();
    if (this.signaling.pair.remote === "") this.signaling.join(null);
    else if (this.peer?.isOffering) this.peer.describe();
  }

  private measure(reading: Reading | null): void {
    const step = this.meter.measure(reading, this.status.lostForMs ?? 0);
    if (!step) return;
    void this.peer?.send(this.rung);
    this.sayRung();
    this.options.stepped(this.rung, step.because, step.seen);
  }

  /** The other side shows how much it gets. */
  private sayRung(): void {
    this.peer?.say(JSON.stringify({ type: "sends", rung: this.rung }));
  }

  private found(): void {
    this.meter.back();
    this.status.found();
    this.sayRung();
  }

  private try(kind: Attempt["kind"], answered = false): void {
    this.trying.begin(kind, answered);
    this.signaling.said();
  }

  private lost(why: Why | null): void {
    this.status.lost(why, this.meter.silentMs);
  }

  private drop(): void {
    this.peer?.close();
    this.peer = null;
    this.meter.reset();
    this.networkChanged = false;
  }
}
