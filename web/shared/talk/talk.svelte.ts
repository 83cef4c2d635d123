/** The call of a page: camera and microphone, who is seen, how the connection stands, what is written. */
import type { Session } from "../api/client";
import type { Standing } from "../call/recovery";
import { connection } from "../call/types";
import type { Rung } from "../call/ladder";
import { flip, openMedia, snap, stop, type Facing, type LocalMedia } from "../call/media";
import type { Mesh } from "../call/mesh";
import { others, type Accepted, type Seats } from "../call/seats";
import { Recorder } from "../call/recorder";
import type { Signal } from "../socket/client";
import { CallServer } from "./server";
import { t } from "../texts/index.svelte";
import { tones } from "../device/tones";

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

interface Picture {
  standing: Standing;
  remote: MediaStream | null;
  rung: Rung;
  still: string | null;
}

/** One of the others, as a page shows them. */
export interface Face extends Picture {
  id: string;
}

const NOTHING: Picture = {
  standing: { phase: "connecting", why: "setting_up" },
  remote: null,
  rung: "full",
  still: null,
};
const STILL_MS = 4000;
const FRESH_MS = 400;

export class Talk {
  media = $state.raw<LocalMedia | null>(null);
  facing = $state<Facing>("user");
  /** The clinician who has just taken the session, says the server; the snapshot that shows it follows. */
  accepted = $state.raw<Accepted | null>(null);
  /** It is taken just now, and the faces are about to come: whatever else is drawn meanwhile would hold them up. */
  fresh = $state(false);
  /** Somebody may take part by sound alone. */
  wantsCamera = true;
  /** The connection that the session is measured by, as it stands. */
  main = $state.raw<Picture>(NOTHING);
  /** Everybody else's picture, the main one first. */
  faces = $state.raw<Face[]>([]);
  /** How much this page sends. */
  rung = $state<Rung>("full");
  said = $state<Said[]>([]);
  light = $state(false);
  private readonly pictures = new Map<string, Picture>();
  private mesh: Mesh | null = null;
  private dialling = false;
  private server: CallServer | null = null;
  private opening: Promise<LocalMedia> | null = null;
  private recorder: Recorder | null = null;
  private stills = 0;
  /** Whether a session that appears is this window's to hold: see `Live`. */
  claims = true;

  constructor(private readonly page: Page) {
    window.addEventListener("pagehide", () => this.recorder?.flush());
  }

  get phase() {
    return this.main.standing.phase;
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
    if (await flip(this.media.stream, facing)) {
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
    this.claims = true;
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

  /** The page knows more now: begin, follow or end the call. `reconnected`: the server was out of reach. */
  follow(reconnected: boolean): void {
    const { seats } = this.page;
    // Another window of the same user accepted what rang here too.
    const elsewhere = seats?.live && this.mesh?.isLive === false && !this.claims;
    // It rings again, at somebody who has not accepted yet: who left in between may not have been shown here.
    const again = seats?.live === false && this.mesh?.isLive;
    if (this.mesh && (this.mesh.consultId !== seats?.id || elsewhere || again)) this.hangUp();
    if (this.mesh && seats) {
      this.mesh.follow(seats);
      this.arrange();
      void this.goLive();
      if (reconnected) this.mesh.socketBack();
    } else if (seats && (this.claims || !seats.live)) void this.dial(seats.id);
    else if (seats) this.main = { ...NOTHING, standing: { phase: "elsewhere", why: null } };
  }

  hangUp(): void {
    this.recorder?.flush();
    this.mesh?.close();
    this.mesh = this.recorder = this.server = this.accepted = null;
    clearInterval(this.stills);
    for (const one of this.pictures.values()) if (one.still) URL.revokeObjectURL(one.still);
    this.pictures.clear();
    this.main = NOTHING;
    this.faces = [];
    this.rung = "full";
    this.said = [];
    if (!this.page.keepsCamera) this.release();
  }

  private async dial(consultId: string): Promise<void> {
    if (this.dialling) return;
    this.dialling = true;
    void this.open();
    const server = (this.server = new CallServer(this.page, consultId));
    const [ways, { Mesh }] = await Promise.all([server.ways(), import("../call/mesh")]);
    this.dialling = false;
    const { seats, userId } = this.page;
    if (!ways || this.mesh || seats?.id !== consultId || !userId) return;
    this.main = NOTHING;
    this.recorder = new Recorder(
      () => Date.now() + this.page.skewMs,
      () => connection()?.type ?? connection()?.effectiveType ?? null,
      (slice) => void server.keep(slice),
    );
    this.mesh = new Mesh(seats, {
      me: userId,
      ways: async () => (await server.ways()) ?? ways,
      send: (signal) => this.page.send(signal),
      heard: () => this.page.online,
      probe: () => this.page.probe(),
      report: (state) => server.report(state),
      stepped: (rung, because, seen) => {
        this.rung = rung;
        if (because !== "start") server.stepped(rung, because, seen);
        void this.sendStill();
      },
      sampled: (sample) => this.recorder?.add(sample),
      changed: (other, standing, remote) => this.note(other, { standing, remote }),
      receives: (other, rung) => this.note(other, { rung }),
      still: (other, picture) => this.note(other, { still: URL.createObjectURL(picture) }),
      chat: (_other, { id, text }) => {
        if (!this.said.some((one) => one.id === id)) this.said.push({ id, text, mine: false, sent: true });
      },
      gone: (other) => {
        this.note(other, { still: null });
        this.pictures.delete(other);
        this.arrange();
      },
    });
    this.stills = window.setInterval(() => void this.sendStill(), STILL_MS);
    expose(this.mesh);
    await this.goLive();
    if (!this.mesh?.isLive) await this.mesh?.use((await this.open()).stream);
  }

  /** A clinician has the session now, says the server: the snapshot that shows it comes a moment later. */
  take(accepted: Accepted): void {
    const talks = this.page.seats?.live;
    this.accepted = accepted;
    if (!this.page.seats?.live) return void (this.accepted = null); // not what rings here
    if (!talks) {
      this.fresh = true;
      setTimeout(() => (this.fresh = false), FRESH_MS);
    }
    this.follow(false);
  }

  /** Lets picture and sound out as soon as a clinician has accepted, and not before. */
  private async goLive(): Promise<void> {
    if (!this.page.seats?.live) return;
    // Where the camera is open already the tracks go out before the page draws the call: that takes a while.
    const { stream } = this.media ?? (await this.open());
    if (this.page.seats?.live && this.mesh && !this.mesh.isLive) await this.mesh.goLive(stream);
  }

  private note(other: string, news: Partial<Picture>): void {
    const before = this.pictures.get(other) ?? NOTHING;
    if (news.still !== undefined && before.still) URL.revokeObjectURL(before.still);
    this.pictures.set(other, { ...before, ...news });
    this.arrange();
  }

  /** Who is shown large, and who beside: the session may just have another clinician. */
  private arrange(): void {
    const { seats, userId } = this.page;
    if (!seats || !userId) return;
    const before = this.main.standing.phase;
    this.faces = others(seats, userId).map((id) => ({ id, ...(this.pictures.get(id) ?? NOTHING) }));
    if (this.faces[0] && this.pictures.has(this.faces[0].id)) this.main = this.faces[0];
    if (seats.live && before === "connected" && this.phase === "interrupted") tones.dropped();
    if (seats.live && before === "interrupted" && this.phase === "connected") tones.back();
  }

  private async sendStill(): Promise<void> {
    const picture = this.mesh?.wantsStill && this.media ? await snap(this.media.stream) : null;
    if (picture) await this.mesh?.still(picture);
  }
}

/** Lets whoever looks for a fault at the console (and the end-to-end tests) read the connection's statistics. */
function expose(mesh: Mesh): void {
  Object.defineProperty(window, "corespondCall", { configurable: true, get: () => mesh.main });
}
