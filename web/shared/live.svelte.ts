/** What a page shows: who is signed in, the newest snapshot, and the call. Each page is a function of this. */
import { command, Refusal, Session, type Role, type User } from "./api/client";
import { Call, type MediaReport, type Phase } from "./call/call";
import { flip, openMedia, stop, type Facing, type LocalMedia } from "./call/media";
import { Socket, type Snapshot } from "./socket/client";

const IN_CALL = ["accepted", "connecting", "active", "interrupted"];

export class Live<S extends Snapshot> {
  user = $state<User | null>(null);
  starting = $state(true);
  online = $state(false);
  snapshot = $state.raw<S | null>(null);
  media = $state.raw<LocalMedia | null>(null);
  phase = $state<Phase>("connecting");
  remote = $state.raw<MediaStream | null>(null);
  facing = $state<Facing>("user");
  problem = $state("");
  /** Server time minus this machine's, milliseconds: the tablet's own clock may be an hour wrong. */
  skewMs = $state(0);
  readonly session: Session;
  private socket: Socket | null = null;
  private call: Call | null = null;
  private opening: Promise<LocalMedia> | null = null;
  /**
   * Whether a session that appears is this window's to hold: it was there when the window opened, or it was started
   * or accepted here. Otherwise another window of the same user holds it, and this one only offers to take it.
   */
  private claims = true;

  constructor(role: Role) {
    this.session = new Session(role);
    void this.resume();
  }

  get consult() {
    return this.snapshot && "consult" in this.snapshot ? this.snapshot.consult : null;
  }

  get inCall(): boolean {
    return this.consult !== null && IN_CALL.includes(this.consult.state);
  }

  /** A tablet that is called back rings until its officer answers. */
  get calledBack(): boolean {
    return this.inCall && this.session.role === "officer" && this.consult!.calls_back;
  }

  /** Another clinician holds the call, and hands it over when both are ready. */
  get isSecond(): boolean {
    return this.inCall && this.consult!.second_id !== null && this.consult!.second_id === this.user?.id;
  }

  /** The call that belongs on this page now. */
  private get wanted(): string | null {
    return this.inCall && !this.calledBack && !this.isSecond ? this.consult!.id : null;
  }

  async signIn(username: string, password: string): Promise<void> {
    await this.session.signIn(username, password);
    this.begin();
  }

  async signOut(): Promise<void> {
    this.socket?.close();
    this.socket = null;
    this.hangUp();
    await this.session.signOut().catch(() => undefined);
    this.user = this.snapshot = null;
  }

  /** Runs a command; a refusal is shown and the page brought up to date. Returns whether it was taken. */
  async run<T>(send: Parameters<typeof command<T>>[0]): Promise<boolean> {
    this.problem = "";
    try {
      await command(send);
      if (!this.online) await this.refresh();
      return true;
    } catch (error) {
      this.problem = (error as Error).message;
      if (error instanceof Refusal && error.status === 401) await this.signOut();
      else void this.refresh().catch(() => undefined);
      return false;
    }
  }

  /** Opens camera and microphone once; later calls get the same. */
  async open(): Promise<LocalMedia> {
    this.opening ??= openMedia(this.facing);
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
    await this.call?.use(stream);
  }

  async flipCamera(): Promise<void> {
    if (!this.media) return;
    const facing = this.facing === "user" ? "environment" : "user";
    if (await flip(this.media.stream, facing)) {
      this.facing = facing;
      this.media = { ...this.media };
      await this.call?.use(this.media.stream);
    } else this.problem = "There is no other camera.";
  }

  /** The session about to appear was asked for in this window. */
  claim(): void {
    this.claims = true;
  }

  /** Brings a call that another window holds to this one. */
  bringHere(): void {
    this.claims = true;
    if (this.call) this.call.join();
    else if (this.consult) void this.dial(this.consult.id);
  }

  private async resume(): Promise<void> {
    try {
      if (await this.session.resume()) this.begin();
    } catch (error) {
      this.problem = (error as Error).message;
    }
    this.starting = false;
  }

  private begin(): void {
    this.user = this.session.user;
    this.socket = new Socket(
      () => this.session.freshToken(),
      () => this.session.expire(),
      {
        snapshot: (snapshot, reconnected) => this.show(snapshot as S, reconnected),
        signal: (signal) => void this.call?.onSignal(signal),
        takenOver: (id) => id === this.call?.consultId && this.call.takenOver(),
        online: (online) => (this.online = online),
        signedOut: () => void this.signOut(),
      },
    );
  }

  private async refresh(): Promise<void> {
    this.show((await command(() => this.session.http.GET("/api/snapshot"))) as S, false);
  }

  private show(snapshot: S, reconnected: boolean): void {
    // An answer may arrive after a newer push; only a fresh connection may turn the clock back (the server's own did).
    const shown = this.snapshot ? Date.parse(this.snapshot.as_of) : 0;
    if (!reconnected && Date.parse(snapshot.as_of) < shown) return;
    const [first, had] = [this.snapshot === null, this.consult !== null];
    this.skewMs = Date.parse(snapshot.as_of) - Date.now();
    this.snapshot = snapshot;
    const wanted = this.wanted;
    if (this.call && this.call.consultId !== wanted) this.hangUp();
    if (!this.consult && (had || first)) this.claims = false;
    if (wanted && !this.call) {
      if (this.claims) void this.dial(wanted);
      else this.phase = "elsewhere";
    } else if (reconnected) this.call?.socketBack();
  }

  private async dial(consultId: string): Promise<void> {
    const { stream } = await this.open();
    if (this.call || this.wanted !== consultId) return;
    this.phase = "connecting";
    this.call = new Call({
      consultId,
      offers: this.session.role === "clinician",
      local: stream,
      send: (signal) => this.socket?.send(signal) ?? false,
      report: (state) => void this.report(consultId, state),
      changed: (phase, remote) => {
        this.phase = phase;
        this.remote = remote;
      },
    });
    expose(this.call);
  }

  private async report(consult_id: string, state: MediaReport): Promise<void> {
    const path = { consult_id };
    const send = () =>
      this.session.http.POST("/api/consults/{consult_id}/media", { params: { path }, body: { state } });
    // The session may have ended meanwhile; the next snapshot says so.
    await command(send).catch(() => undefined);
  }

  private hangUp(): void {
    this.call?.close();
    this.call = null;
    this.remote = null;
    this.release();
  }
}

/** Lets whoever looks for a fault at the console (and the end-to-end tests) read the connection's statistics. */
function expose(call: Call): void {
  Object.assign(window, { corespondCall: call });
}
