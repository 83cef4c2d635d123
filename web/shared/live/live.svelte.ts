/** What a page shows: who is signed in, the newest snapshot, and the call. Each page is a function of this. */
import { command, Session, type Role, type User } from "../api/client";
import { taken, type Seats } from "../call/seats";
import { present, seatsOfVisit } from "../talk/people";
import { Socket, type Signal, type Snapshot } from "../socket/client";
import { forget, keep, kept, type Kept } from "../offline/kept";
import { Outbox, type Letter } from "../offline/outbox.svelte";
import { Refusal } from "../api/problems";
import { Talk } from "../talk/talk.svelte";
import { explain } from "../texts/index.svelte";

const WAITING = ["requested", "queued", "offered"];
const IN_CALL = ["accepted", "connecting", "active", "interrupted"];

/** How long the server may take to know this browser, before an officer's page opens with what it showed last. */
const OPEN_MS = 1500;

/** Whether `work` is done, well or badly, within `ms`. */
const soon = (work: Promise<unknown>, ms: number): Promise<boolean> =>
  Promise.race([
    work.then(
      () => true,
      () => false,
    ),
    new Promise<boolean>((late) => setTimeout(() => late(false), ms)),
  ]);

export class Live<S extends Snapshot> {
  user = $state<User | null>(null);
  starting = $state(true);
  online = $state(false);
  snapshot = $state.raw<S | null>(null);
  problem = $state("");
  /** Server time minus this machine's, milliseconds: the tablet's own clock may be an hour wrong. */
  skewMs = $state(0);
  readonly session: Session;
  readonly talk: Talk;
  /** What is written and not sent yet; officers only. */
  readonly outbox: Outbox | null;
  /** What is shown was kept from the last time: the server has not been heard since the page opened. */
  private old = false;
  private socket: Socket | null = null;

  constructor(role: Role) {
    this.session = new Session(role);
    this.talk = new Talk(this);
    this.outbox = role === "officer" ? new Outbox(this) : null;
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

  /** The call that belongs on this page now: one that is on, or one that rings and is set up meanwhile. */
  get seats(): Seats | null {
    return taken(this.shown, this.talk.accepted);
  }

  /** A clinician has the session: the call is what is shown, though the snapshot may not say so yet. */
  get talking(): boolean {
    return this.inCall || this.seats?.live === true;
  }

  private get shown(): Seats | null {
    const { snapshot, consult } = this;
    if (!snapshot || this.old) return null;
    if (consult && this.inCall && !this.calledBack) {
      const { id, officer_id: officer, clinician_id: clinician, second_id: second } = consult;
      const guests = present(snapshot).map((guest) => guest.id);
      return { id, officer, clinician, second, guests, ringing: [], live: true };
    }
    if (snapshot.role === "guest") return seatsOfVisit(snapshot.visit, this.user?.id ?? "");
    const nobody = { clinician: null, second: null, guests: [], ringing: [], live: false };
    if (
      snapshot.role === "officer" &&
      consult?.state === "offered" &&
      !consult.calls_back &&
      this.talk.claims
    )
      return { ...nobody, id: consult.id, officer: consult.officer_id, ringing: snapshot.ringing };
    if (snapshot.role === "clinician" && !consult && snapshot.offer && !snapshot.offer.calls_back) {
      const { consult_id: id, officer_id: officer } = snapshot.offer;
      return { ...nobody, id, officer, clinician: this.user?.id ?? null };
    }
    return null;
  }

  async signIn(username: string, password: string): Promise<void> {
    await this.session.signIn(username, password);
    this.begin(this.session.user!);
  }

  /** Takes the seat of a link. */
  async join(secret: string, seat: string): Promise<void> {
    await this.session.open(secret, seat);
    this.begin(this.session.user!);
  }

  async signOut(): Promise<void> {
    this.socket?.close();
    this.socket = null;
    this.talk.hangUp();
    await Promise.allSettled([this.session.signOut(), forget()]);
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
      this.problem = explain(error);
      if (error instanceof Refusal && error.code === "not-signed-in") await this.signOut();
      else void this.refresh().catch(() => undefined);
      return false;
    }
  }

  /**
   * The session about to appear was asked for in this window. One that appears otherwise is this window's too if it was
   * there when the window opened; else another window of the same user holds it, and this one only offers to take it.
   */
  claim(): void {
    this.talk.claims = true;
  }

  get userId(): string | null {
    return this.user?.id ?? null;
  }

  /** A tablet that still waits keeps its own picture. */
  get keepsCamera(): boolean {
    return this.consult !== null && this.session.role === "officer" && WAITING.includes(this.consult.state);
  }

  send(signal: Signal): boolean {
    return this.socket?.send(signal) ?? false;
  }

  probe(): void {
    this.socket?.probe();
  }

  tell(problem: string): void {
    this.problem = problem;
  }

  refused(problem: unknown): void {
    this.problem = explain(problem);
  }

  taken(letter: Letter): void {
    if (letter.kind === "start") this.claim();
    if (!this.online) void this.refresh().catch(() => undefined);
  }

  private async resume(): Promise<void> {
    const resumed = this.session.resume();
    if (this.outbox && !(await soon(resumed, OPEN_MS))) await this.openOld();
    try {
      if (await resumed) this.begin(this.session.user!);
      else if (this.old) await this.signOut();
    } catch (error) {
      if (!this.old) this.problem = explain(error);
    }
    this.starting = false;
  }

  /** Without a network the page opens as it was, and goes on by itself when there is one. */
  private async openOld(): Promise<void> {
    const last = (await kept()) as Kept | undefined;
    if (!last || this.user) return;
    this.old = true;
    this.snapshot = last.snapshot as S;
    this.starting = false;
    this.begin(last.user);
  }

  private begin(user: User): void {
    this.user = user;
    void this.outbox?.open(user.id);
    if (this.socket) return;
    this.socket = new Socket(
      () => this.session.freshToken(),
      () => this.session.expire(),
      {
        snapshot: (snapshot, reconnected) => this.show(snapshot as S, reconnected),
        signal: (signal) => this.talk.onSignal(signal),
        takenOver: (id, peer) => this.talk.takenOver(id, peer),
        accepted: (accepted) => this.talk.take(accepted),
        urgent: () => this.talk.urgent,
        online: (online) => {
          this.online = online;
          if (online) void this.outbox?.flush();
        },
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
    const [first, had] = [this.snapshot === null || this.old, !this.old && this.consult !== null];
    this.old = false;
    this.skewMs = Date.parse(snapshot.as_of) - Date.now();
    this.snapshot = snapshot;
    if (this.outbox && this.user) void keep({ user: $state.snapshot(this.user), snapshot });
    // A guest's one call is always this window's: there is no other that could have asked for it.
    if (!this.consult && snapshot.role !== "guest" && (had || first)) this.talk.claims = false;
    if (reconnected || this.shown?.live) this.talk.accepted = null; // it has served
    this.talk.follow(reconnected);
  }
}
