/**
 * One side of a call with one other person. `recovery` and `ladder` decide; this file does what they say. A connection that
 * falters is first restarted (ICE, over whatever network there is now). If that fails, both sides replace it: a new peer id
 * and a new join, just as after a reload.
 */
import type { Signal } from "../socket/client";
import { Attempts } from "./attempts";
import { type ChatMessage, dispatch, encode, MAX_STILL_BYTES } from "./datachannel";
import type { Rung } from "./ladder";
import { Meter } from "./meter";
import { onNetworkChange } from "./network";
import { isBetween, onJoin } from "./pairing";
import { Peer } from "./peer";
import { Poller } from "./poller";
import * as recovery from "./recovery";
import { Signaling, toCandidateInit } from "./signaling";
import type { Reading } from "./stats";
import { StatusTracker } from "./status";
import type { CallOptions } from "./types";

/** A call with one other person, from the first join until `close`. */
export class Call {
  private readonly status: StatusTracker;
  private readonly meter: Meter;
  private readonly signaling: Signaling;
  private readonly attempts = new Attempts();
  private readonly poller: Poller;
  private peer: Peer | null = null;
  private otherRestarts = true;
  private live = false;
  private networkChanged = false;

  /** Announces this page at once. */
  constructor(private readonly options: CallOptions) {
    this.status = new StatusTracker(options);
    this.signaling = new Signaling(options);
    this.meter = new Meter((sample) => this.options.sampled(sample));
    this.poller = new Poller(
      () => this.look(),
      () => this.isTroubled,
    );
    this.join();
    this.options.report("joined");
  }

  get phase(): recovery.Phase {
    return this.status.phase;
  }

  /** How much this side sends to the other one. */
  get rung(): Rung {
    return this.meter.rung;
  }

  /** The connection now, for its statistics. */
  get connection(): RTCPeerConnection | null {
    return this.peer?.pc ?? null;
  }

  /** Announces this page with a new connection: at the start, after a loss, or to take the call over. */
  join(): void {
    this.status.lost("silent", this.meter.silentMs);
    this.drop();
    this.signaling.renewPeer();
    this.attempt("rebuild");
    this.signaling.join(null);
    if (this.isElsewhere) this.status.set(recovery.SETTING_UP);
  }

  /** The server can be reached again: continues at once instead of at the next poll. */
  socketBack(): void {
    if (this.isElsewhere) return;
    if (this.signaling.pair.remote === "") this.signaling.join(null);
    else if (this.attempts.current?.answered === false) this.repeat();
    // Both were silent: it was our network, and now there is another.
    else if (!recovery.isReceiving(this.meter)) this.networkChanged = true;
    void this.poller.now();
  }

  /** Handles a signal; signals of other sessions, from other people, or to earlier pages are ignored. */
  async onSignal(signal: Signal): Promise<void> {
    const { consultId, other } = this.options;
    if (signal.consult_id !== consultId || signal.sender !== other || this.isElsewhere) return;
    if (signal.type === "join") return this.onJoin(signal);
    if (!isBetween(this.signaling.pair, signal)) {
      // They still use a connection that this page does not have. Unless they are told, they wait for an answer forever.
      if (signal.type !== "candidate" && this.signaling.sinceSentMs > recovery.REPEAT_MS / 2)
        this.signaling.join(null);
      return;
    }
    this.attempts.answered();
    if (signal.type === "candidate") return this.peer?.onCandidate(toCandidateInit(signal));
    if (signal.kind === "offer") this.onOffer();
    await this.peer?.onDescription(signal.kind, signal.sdp);
  }

  /** Another page of the same user has joined as `peer`. It gets the call, unless both joined at once and this one keeps it. */
  takenOver(peer: string): void {
    if (this.phase !== "connected" && !this.signaling.yieldsTo(peer)) return this.join();
    this.drop();
    this.attempts.end();
    this.status.set({ phase: "elsewhere", reason: null });
  }

  /** Sends these tracks from now on. `live`: a clinician has accepted, and picture and sound may leave this page. */
  async use(local: MediaStream, live: boolean): Promise<void> {
    this.options.local = local;
    if (live && !this.live) this.goLive();
    await this.peer?.use(local, live);
  }

  /** Sends a text message; false if the other side cannot be reached now. */
  chat(message: ChatMessage): boolean {
    return this.peer?.send(encode(message)) ?? false;
  }

  /** Sends a still picture of this side; one that is too large is dropped. */
  async still(picture: Blob): Promise<void> {
    const data = await picture.arrayBuffer();
    if (data.byteLength <= MAX_STILL_BYTES) this.peer?.send(data);
  }

  close(): void {
    this.poller.stop();
    this.forgetNetwork();
    this.drop();
  }

  private readonly forgetNetwork = onNetworkChange(() => {
    this.networkChanged = !this.isElsewhere && navigator.onLine;
    void this.poller.now();
  });

  /** Another page of the same user has the call. */
  private get isElsewhere(): boolean {
    return this.phase === "elsewhere";
  }

  private get isTroubled(): boolean {
    const { attempts, status, meter } = this;
    return attempts.current !== null || status.lostForMs !== null || meter.silentMs > recovery.PROBE_MS / 2;
  }

  private goLive(): void {
    this.live = true;
    if (this.phase === "connected") this.attempts.deferReport();
    else this.options.report("joined");
  }

  private async onJoin(join: Signal & { type: "join" }): Promise<void> {
    const decision = onJoin(this.signaling.pair, join);
    this.signaling.pair = decision.pair;
    this.otherRestarts = join.restarts ?? false;
    if (decision.reply) this.signaling.join(join.peer);
    if (decision.rebuild) await this.build();
  }

  private onOffer(): void {
    this.networkChanged = false; // the answer brings the paths that exist now
    if (!this.attempts.current) this.attempt("restart", true);
    // Theirs gives way to ours, which they may not have received.
    else if (!this.options.polite && this.peer?.isOffering) this.repeat();
  }

  private async build(): Promise<void> {
    this.status.lost("silent", this.meter.silentMs);
    this.drop();
    this.attempt("rebuild", true);
    const { pair } = this.signaling;
    const configuration = await this.options.configuration();
    if (this.signaling.pair !== pair) return; // yet another page has joined meanwhile
    const role = { polite: this.options.polite, renegotiates: this.otherRestarts };
    const peer: Peer = new Peer(this.options.local, this.live, configuration, role, {
      ...this.signaling.forConnection(),
      remote: (stream) => this.status.setRemote(stream),
      stateChanged: () => void this.poller.now(),
      stuck: () => this.join(),
      received: (data) => dispatch(data, this.options),
    });
    this.peer?.close();
    this.peer = peer;
    await peer.setRung(this.rung);
    if (!this.options.polite) peer.offer();
  }

  /** Observes the connection, and does what follows from that. */
  private async look(): Promise<void> {
    const { peer } = this;
    if (this.isElsewhere) return;
    const reading = peer && peer.pc.connectionState !== "new" ? await this.meter.read(peer.pc) : null;
    if (peer !== this.peer || this.isElsewhere) return;
    const seen = this.observe();
    this.updateStatus(seen);
    if (this.live) this.measure(reading);
    this.act(seen);
  }

  private observe(): recovery.Observation {
    const { pc } = this.peer ?? {};
    return {
      state: pc?.connectionState ?? "new",
      ice: pc?.iceConnectionState ?? "new",
      silentMs: this.live ? this.meter.silentMs : 0,
      rttMs: this.meter.rttMs,
      networkChanged: this.networkChanged && pc !== undefined,
      serverReachable: this.options.isServerReachable(),
      otherRestarts: this.otherRestarts,
      attempt: this.attempts.current,
    };
  }

  /** Tells the screen and the record about a new status. */
  private updateStatus(seen: recovery.Observation): void {
    this.pausePicture(seen);
    if (recovery.isFlowing(seen)) this.endAttempt(seen);
    if (!this.status.update(seen, navigator.onLine, this.meter.silentMs)) return;
    this.meter.recovered();
    this.sendRung();
  }

  /** For silences in between the picture stays as it is: so short a gap may be an accident. */
  private pausePicture(seen: recovery.Observation): void {
    if (seen.silentMs >= recovery.SILENT_MS) void this.peer?.pause(true);
    else if (recovery.isReceiving(seen)) void this.peer?.pause(false);
  }

  private endAttempt(seen: recovery.Observation): void {
    const restarting = this.attempts.current?.kind === "restart" && this.peer?.isOffering;
    if (recovery.isReceiving(seen) && !restarting) this.attempts.end();
    if (this.attempts.takeReport()) this.options.report("connected");
  }

  private act(seen: recovery.Observation): void {
    switch (recovery.next(seen, this.signaling.sinceSentMs).do) {
      case "wait":
        return;
      case "probe":
        return this.options.probeServer();
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
    this.attempt("restart");
    void this.options.configuration().then((configuration) => {
      if (peer === this.peer) peer?.restart(configuration);
    });
  }

  private repeat(): void {
    this.signaling.expectAnswer();
    if (this.signaling.pair.remote === "") this.signaling.join(null);
    else if (this.peer?.isOffering) this.peer.describe();
  }

  private measure(reading: Reading | null): void {
    const step = this.meter.measure(reading, this.status.lostForMs ?? 0);
    if (!step) return;
    void this.peer?.setRung(this.rung);
    this.sendRung();
    this.options.rungChanged(this.rung, step.reason, step.measured);
  }

  /** The other side shows how much it gets. */
  private sendRung(): void {
    this.peer?.send(encode({ type: "sends", rung: this.rung }));
  }

  private attempt(kind: recovery.Attempt["kind"], answered = false): void {
    this.attempts.begin(kind, answered);
    this.signaling.expectAnswer();
  }

  private drop(): void {
    this.peer?.close();
    this.peer = null;
    this.meter.reset();
    this.networkChanged = false;
  }
}
