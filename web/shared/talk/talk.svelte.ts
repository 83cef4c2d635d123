/** The call of a page: camera and microphone, who is seen, how the connection stands, what is written. */
import type { Session } from "../api/client";
import type { Rung } from "../call/ladder";
import { openMedia, stop, switchCamera, takeStill, type Facing, type LocalMedia } from "../call/media";
import type { Mesh, MeshOptions } from "../call/mesh";
import { networkType } from "../call/network";
import { Recorder } from "../call/recorder";
import { taken, type Seats } from "../call/seats";
import type { Accepted, Signal } from "../socket/client";
import { CallServer } from "./server";
import { t } from "../texts/index.svelte";
import { Faces } from "./faces.svelte";
import { accepted, claimed, ELSEWHERE, HERE, moveTo, settled, shown, type Hold } from "./hold";

/** What a call needs of the page it is on. */
export interface Page {
  readonly session: Session;
  readonly seats: Seats | null;
  readonly userId: string | null;
  readonly online: boolean;
  readonly skewMs: number;
  /** Whether camera and microphone are needed when the call is over: a tablet that waits shows its own picture. */
  readonly keepsCamera: boolean;
  send(signal: Signal): boolean;
  probe(): void;
  tell(problem: string): void;
}

/** A line of text in the call, as a page shows it. */
export interface Said {
  id: string;
  text: string;
  mine: boolean;
  sent: boolean;
}

/** The connections of this page's call. */
type Line =
  | { readonly is: "none" }
  /** The server is asked by which ways it may go, and the library is fetched. */
  | { readonly is: "dialing" }
  | { readonly is: "up"; readonly mesh: Mesh; readonly recorder: Recorder; readonly stills: number };

const NONE: Line = { is: "none" };
const STILL_MS = 4000;
const FRESH_MS = 400;

export class Talk {
  media = $state.raw<LocalMedia | null>(null);
  facing = $state<Facing>("user");
  /** Whether the session on this page is this window's. */
  hold = $state.raw<Hold>(HERE);
  /** It is taken just now, and the faces are about to come: whatever else is drawn meanwhile would hold them up. */
  readonly fresh = $derived(this.hold.is !== "elsewhere" && this.hold.fresh);
  /** Somebody may take part by sound alone. */
  wantsCamera = true;
  /** How much this page sends. */
  rung = $state<Rung>("full");
  said = $state<Said[]>([]);
  light = $state(false);
  private readonly others: Faces;
  private line: Line = NONE;
  private opening: Promise<LocalMedia> | null = null;

  constructor(private readonly page: Page) {
    this.others = new Faces(page);
    window.addEventListener("pagehide", () => this.line.is === "up" && this.line.recorder.flush());
  }

  /** The connection that the session is measured by, as it stands. */
  get main() {
    return this.others.main;
  }

  /** Everybody else's picture, the main one first. */
  get faces() {
    return this.others.all;
  }

  get phase() {
    return this.main.status.phase;
  }

  private get mesh(): Mesh | null {
    return this.line.is === "up" ? this.line.mesh : null;
  }

  /** Whether a call has lost its connection, and waits for the server to say so to the other side. */
  get urgent(): boolean {
    return this.mesh?.isLive === true && this.phase !== "connected" && this.phase !== "elsewhere";
  }

  /** Opens camera (where wanted) and microphone once; later calls get the same. */
  async open(): Promise<LocalMedia> {
    this.opening ??= openMedia(this.facing, this.wantsCamera);
    return (this.media = await this.opening);
  }

  /** Lets go of camera and microphone. */
  release(): void {
    void this.opening?.then((media) => stop(media.stream));
    this.opening = this.media = null;
  }

  /** Tries again to open what did not open, and hands it to the call. */
  async reopen(): Promise<void> {
    this.release();
    const { stream } = await this.open();
    await this.mesh?.use(stream);
  }

  /** Opens the camera that was left off so far. */
  async startCamera(): Promise<void> {
    this.wantsCamera = true;
    await this.reopen();
  }

  async flipCamera(): Promise<void> {
    if (!this.media) return;
    const facing = this.facing === "user" ? "environment" : "user";
    if (await switchCamera(this.media.stream, facing)) {
      this.facing = facing;
      this.light = false;
      this.media = { ...this.media };
      await this.mesh?.use(this.media.stream);
    } else this.page.tell(t().errors.noOtherCamera);
  }

  /** Whether the camera in use has a lamp that can be switched (W3C Image Capture, `torch`). */
  get canLight(): boolean {
    const track = this.media?.stream.getVideoTracks()[0];
    return "torch" in ((track?.getCapabilities?.() ?? {}) as object);
  }

  async toggleLight(): Promise<void> {
    const track = this.media?.stream.getVideoTracks()[0];
    const torch = { torch: !this.light } as MediaTrackConstraintSet;
    const switched = await track?.applyConstraints({ advanced: [torch] }).then(
      () => true,
      () => false,
    );
    if (switched) this.light = !this.light;
  }

  /** Brings a call that another window holds to this one. */
  bringHere(): void {
    this.claim();
    if (this.mesh) this.mesh.join();
    else if (this.page.seats) void this.dial(this.page.seats.id);
  }

  /** Sends a line of text to the others. */
  write(text: string): void {
    const line = { id: crypto.randomUUID(), text: text.trim() };
    if (line.text)
      this.said.push({ ...line, mine: true, sent: this.mesh?.chat({ type: "chat", ...line }) ?? false });
  }

  onSignal(signal: Signal): void {
    void this.mesh?.onSignal(signal);
  }

  takenOver(consultId: string, peer: string): void {
    if (consultId === this.mesh?.consultId) this.mesh.takenOver(peer);
  }

  /**
   * The session about to appear was asked for in this window. One that appears otherwise is this window's too if it was
   * there when the window opened; else another window of the same user holds it, and this one only offers to take it.
   */
  claim(): void {
    this.hold = claimed(this.hold);
  }

  /** There is no session any more: whichever comes next is for the window that asks for it. */
  giveUp(): void {
    this.hold = ELSEWHERE;
  }

  /** A snapshot shows by itself who is in the call. */
  shown(): void {
    this.hold = shown(this.hold);
  }

  /** The server says, ahead of the snapshot that shows it, that this clinician has the session now. */
  take(by: Accepted): void {
    const { seats } = this.page;
    if (seats?.live || !taken(seats, by)?.live) return; // it is known, or not what rings here
    this.hold = accepted(this.hold, by);
    setTimeout(() => (this.hold = settled(this.hold)), FRESH_MS);
    this.follow(false);
  }

  /** The page knows more now: begin, follow or end the call. `reconnected`: the server was out of reach. */
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
    if (!this.page.keepsCamera) this.release();
  }

  private async dial(consultId: string): Promise<void> {
    if (this.line.is !== "none") return;
    this.line = { is: "dialing" };
    void this.open();
    const server = new CallServer(this.page, consultId);
    const [configuration, { Mesh }] = await Promise.all([server.configuration(), import("../call/mesh")]);
    this.line = NONE;
    const { seats, userId } = this.page;
    if (!configuration || seats?.id !== consultId || !userId) return;
    this.others.begin();
    const recorder = new Recorder(
      () => Date.now() + this.page.skewMs,
      networkType,
      (slice) => void server.keep(slice),
    );
    const mesh = new Mesh(seats, this.callOptions(userId, server, recorder, configuration));
    const stills = window.setInterval(() => void this.sendStill(), STILL_MS);
    this.line = { is: "up", mesh, recorder, stills };
    expose(mesh);
    await this.goLive();
    if (!this.mesh?.isLive) await this.mesh?.use((await this.open()).stream);
  }

  /** What the call library asks of this page, and tells it. */
  private callOptions(
    me: string,
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

  /** Lets picture and sound out as soon as a clinician has accepted, and not before. */
  private async goLive(): Promise<void> {
    if (!this.page.seats?.live) return;
    // Where the camera is open already the tracks go out before the page draws the call: that takes a while.
    const { stream } = this.media ?? (await this.open());
    if (this.page.seats?.live && this.mesh && !this.mesh.isLive) await this.mesh.goLive(stream);
  }

  private async sendStill(): Promise<void> {
    const picture = this.mesh?.wantsStill && this.media ? await takeStill(this.media.stream) : null;
    if (picture) await this.mesh?.still(picture);
  }
}

/** Lets whoever looks for a fault at the console (and the end-to-end tests) read the connection's statistics. */
function expose(mesh: Mesh): void {
  Object.defineProperty(window, "corespondCall", { configurable: true, get: () => mesh.main });
}
