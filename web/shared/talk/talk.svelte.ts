/** A page's call: camera and microphone, the others' faces, the state of the connection, and the chat. */
import type { Session } from "../api/client";
import type { Rung } from "../call/ladder";
import { takeStill } from "../call/media";
import type { Mesh, MeshOptions } from "../call/mesh";
import { networkType } from "../call/network";
import type { Principal } from "../call/principal";
import { Recorder } from "../call/recorder";
import { taken, type Seats } from "../call/seats";
import type { Accepted, Signal } from "../socket/client";
import { CallServer } from "./server";
import { Capture } from "./capture.svelte";
import { Faces } from "./faces.svelte";
import { accepted, claimed, ELSEWHERE, HERE, moveTo, settled, shown, type Hold } from "./hold";

/** What a call needs from the page it is on. */
export interface Page {
  readonly session: Session;
  /** Who is in the call that belongs on the page now; null if none does. */
  readonly seats: Seats | null;
  /** Whose page it is; null while nobody is signed in. */
  readonly me: Principal | null;
  readonly online: boolean;
  /** Server time minus this machine's, milliseconds. */
  readonly skewMs: number;
  /** Whether camera and microphone are still needed after the call: a waiting tablet shows its own picture. */
  readonly keepsCamera: boolean;
  /** Sends a signal to the server; false if the socket is down. */
  send(signal: Signal): boolean;
  /** Asks the server for a sign of life. */
  probe(): void;
  /** Shows a sentence about what went wrong. */
  tell(problem: string): void;
}

/** A chat message, as a page shows it. */
export interface Said {
  id: string;
  text: string;
  /** Written on this page. */
  mine: boolean;
  /** It reached everybody. */
  sent: boolean;
}

/** The connections of this page's call. */
type Line =
  | { readonly is: "none" }
  /** The ICE servers and the call library are being fetched. */
  | { readonly is: "dialing" }
  | { readonly is: "up"; readonly mesh: Mesh; readonly recorder: Recorder; readonly stills: number };

const NONE: Line = { is: "none" };
/** How often a still picture is sent to whoever gets no moving one. */
const STILL_MS = 4000;
/** How long the faces have to appear after a clinician accepts, before anything else is drawn. */
const FRESH_MS = 400;

/** The call of one page, if there is one. */
export class Talk {
  /** Whether the session on this page is this window's. */
  hold = $state.raw<Hold>(HERE);
  /** A clinician has accepted just now and the faces are about to appear. Drawing anything else would hold them up. */
  readonly fresh = $derived(this.hold.is !== "elsewhere" && this.hold.fresh);
  /** How much this page sends. */
  rung = $state<Rung>("full");
  /** The chat, oldest message first. */
  said = $state<Said[]>([]);
  /** This page's own camera and microphone. */
  readonly capture: Capture;
  private readonly others: Faces;
  private line: Line = NONE;

  constructor(private readonly page: Page) {
    this.capture = new Capture(page, (stream) => this.mesh?.use(stream));
    this.others = new Faces(page);
    window.addEventListener("pagehide", () => this.line.is === "up" && this.line.recorder.flush());
  }

  /** Whoever is shown large, and the state of the connection to them. */
  get main() {
    return this.others.main;
  }

  /** Everybody else, the one shown large first. */
  get faces() {
    return this.others.all;
  }

  get phase() {
    return this.main.status.phase;
  }

  private get mesh(): Mesh | null {
    return this.line.is === "up" ? this.line.mesh : null;
  }

  /** Whether a call has lost its connection and needs the server to get it back. */
  get urgent(): boolean {
    return this.mesh?.isLive === true && this.phase !== "connected" && this.phase !== "elsewhere";
  }

  /** Takes the call over from another window. */
  bringHere(): void {
    this.claim();
    if (this.mesh) this.mesh.join();
    else if (this.page.seats) void this.dial(this.page.seats.id);
  }

  /** Sends a chat message to the others. */
  write(text: string): void {
    const message = { id: crypto.randomUUID(), text: text.trim() };
    if (!message.text) return;
    const sent = this.mesh?.chat({ type: "chat", ...message }) ?? false;
    this.said.push({ ...message, mine: true, sent });
  }

  onSignal(signal: Signal): void {
    void this.mesh?.onSignal(signal);
  }

  takenOver(consultId: string, peer: string): void {
    if (consultId === this.mesh?.consultId) this.mesh.takenOver(peer);
  }

  /**
   * The session that is about to appear was requested in this window. One that appears by itself is this window's only if
   * it was there when the window opened; otherwise another window of the same user holds it, and this one offers to take
   * it over.
   */
  claim(): void {
    this.hold = claimed(this.hold);
  }

  /** The session is over: the next one belongs to the window that requests it. */
  giveUp(): void {
    this.hold = ELSEWHERE;
  }

  /** A snapshot shows the call: what the server said ahead of it is no longer needed. */
  shown(): void {
    this.hold = shown(this.hold);
  }

  /** A clinician has accepted, says the server, ahead of the snapshot that shows it. */
  take(by: Accepted): void {
    const { seats } = this.page;
    if (seats?.live || !taken(seats, by)?.live) return; // known already, or not about what rings here
    this.hold = accepted(this.hold, by);
    setTimeout(() => (this.hold = settled(this.hold)), FRESH_MS);
    this.follow(false);
  }

  /** Begins, follows or ends the call by what the page knows now. `reconnected`: the server was out of reach until now. */
  follow(reconnected: boolean): void {
    const { seats } = this.page;
    const move = moveTo(seats, this.hold, this.mesh);
    if (move.hangUp) this.hangUp();
    if (move.then === "follow") {
      this.mesh!.follow(seats!);
      this.others.arrange();
      void this.goLive();
      if (reconnected) this.mesh!.socketBack();
    } else if (move.then === "dial") void this.dial(seats!.id);
    else if (move.then === "elsewhere") this.others.elsewhere();
  }

  hangUp(): void {
    if (this.line.is === "up") {
      this.line.recorder.flush();
      this.line.mesh.close();
      clearInterval(this.line.stills);
      this.line = NONE;
    }
    this.shown();
    this.others.clear();
    this.rung = "full";
    this.said = [];
    if (!this.page.keepsCamera) this.capture.release();
  }

  private async dial(consultId: string): Promise<void> {
    if (this.line.is !== "none") return;
    this.line = { is: "dialing" };
    void this.capture.open();
    const server = new CallServer(this.page, consultId);
    const [configuration, { Mesh }] = await Promise.all([server.configuration(), import("../call/mesh")]);
    this.line = NONE;
    const { seats, me } = this.page;
    if (!configuration || seats?.id !== consultId || !me) return;
    this.others.begin();
    const recorder = new Recorder(
      () => Date.now() + this.page.skewMs,
      networkType,
      (slice) => void server.keep(slice),
    );
    const mesh = new Mesh(seats, this.callOptions(me, server, recorder, configuration));
    const stills = window.setInterval(() => void this.sendStill(), STILL_MS);
    this.line = { is: "up", mesh, recorder, stills };
    expose(mesh);
    await this.goLive();
    if (!this.mesh?.isLive) await this.mesh?.use((await this.capture.open()).stream);
  }

  /** What the call library needs from this page, and what it reports. */
  private callOptions(
    me: Principal,
    server: CallServer,
    recorder: Recorder,
    first: RTCConfiguration,
  ): MeshOptions {
    return {
      me,
      configuration: async () => (await server.configuration()) ?? first,
      send: (signal) => this.page.send(signal),
      isServerReachable: () => this.page.online,
      probeServer: () => this.page.probe(),
      report: (state) => server.report(state),
      rungChanged: (rung, reason, measured) => {
        this.rung = rung;
        if (reason !== "start") server.rungChanged(rung, reason, measured);
        void this.sendStill();
      },
      sampled: (sample) => recorder.add(sample),
      statusChanged: (other, status, remote) => this.others.note(other, { status, remote }),
      remoteRung: (other, rung) => this.others.note(other, { rung }),
      still: (other, picture) => this.others.note(other, { still: URL.createObjectURL(picture) }),
      chat: (_other, { id, text }) => {
        if (!this.said.some((one) => one.id === id)) this.said.push({ id, text, mine: false, sent: true });
      },
      left: (other) => this.others.remove(other),
    };
  }

  /** Lets picture and sound out as soon as a clinician has accepted, and never before. */
  private async goLive(): Promise<void> {
    if (!this.page.seats?.live) return;
    // If the camera is open already, the tracks go out before the page draws the call, which takes a while.
    const { stream } = this.capture.media ?? (await this.capture.open());
    if (this.page.seats?.live && this.mesh && !this.mesh.isLive) await this.mesh.goLive(stream);
  }

  private async sendStill(): Promise<void> {
    const { media } = this.capture;
    const picture = this.mesh?.wantsStill && media ? await takeStill(media.stream) : null;
    if (picture) await this.mesh?.still(picture);
  }
}

/** Lets the console (and the end-to-end tests) read the connection's statistics. */
function expose(mesh: Mesh): void {
  Object.defineProperty(window, "corespondCall", { configurable: true, get: () => mesh.main });
}
