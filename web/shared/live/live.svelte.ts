/** A page that signs in: it keeps its `View` up to date, sends its user's commands, and has the call. */
import { command, Session, type Role, type User } from "../api/client";
import { Refusal } from "../api/problems";
import type { Seats } from "../call/seats";
import { forget, keep, lastShown } from "../offline/kept";
import { Outbox } from "../offline/outbox.svelte";
import { Socket, type Signal, type Snapshot } from "../socket/client";
import { HERE, type Hold } from "../talk/hold";
import { Talk } from "../talk/talk.svelte";
import { explain } from "../format/explain";
import { seatsOf } from "./seats";
import { View } from "./view.svelte";

/** One page of one role; each page's root component makes one. */
export class Live<S extends Snapshot> extends View<S> {
  readonly session: Session;
  readonly talk: Talk;
  /** What has been written but not sent yet; officers only. */
  readonly outbox: Outbox | null;
  /** What is shown was stored last time: the server has not been reached since the page opened. */
  private old = false;
  private socket: Socket | null = null;
  private ending = 0;

  constructor(role: Role) {
    super();
    this.session = new Session(role);
    this.talk = new Talk(this);
    this.outbox = role === "officer" ? this.openOutbox() : null;
    void this.resume();
    // Another tab of this browser has signed out, perhaps without a network.
    addEventListener("storage", ({ key, newValue }) => {
      if (key === this.session.renewal.name && newValue === null && this.user) void this.signOut();
    });
  }

  /** The call that belongs on this page now: one that is on, or one that rings and is set up meanwhile. */
  get seats(): Seats | null {
    return this.seatsBy(this.talk.hold);
  }

  /** A clinician has the session, so the call is shown, even if the snapshot does not say so yet. */
  get talking(): boolean {
    return this.inCall || this.seats?.live === true;
  }

  /** Signs in. Throws Refusal or Unreachable. */
  async signIn(username: string, password: string): Promise<void> {
    await this.session.signIn(username, password);
    this.begin(this.session.user!);
  }

  /** Takes a guest's seat by a link. `seat`: this browser's own secret, so that the link works only once. Throws Refusal or Unreachable. */
  async join(secret: string, seat: string): Promise<void> {
    await this.session.open(secret, seat);
    this.begin(this.session.user!);
  }

  /** Ends the call on this page, signs out, and forgets what was stored. */
  async signOut(): Promise<void> {
    this.socket?.close();
    this.socket = null;
    this.talk.hangUp();
    clearTimeout(this.ending);
    this.session.signOut();
    this.user = this.snapshot = null;
    this.old = false;
    await forget();
  }

  /** Sends a command, more than once if needed. If it is refused, shows why and refreshes the page. Returns whether it was accepted. */
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

  /** The session that is about to appear was requested in this window. */
  claim(): void {
    this.talk.claim();
  }

  send(signal: Signal): boolean {
    return this.socket?.send(signal) ?? false;
  }

  probe(): void {
    this.socket?.probe();
  }

  private openOutbox(): Outbox {
    return new Outbox(this, {
      refused: (problem) => this.tell(explain(problem)),
      taken: (letter) => {
        if (letter.kind === "start") this.claim();
        if (!this.online) void this.refresh().catch(() => undefined);
      },
    });
  }

  private async resume(): Promise<void> {
    const resumed = this.session.resume();
    if (this.outbox) await this.openOld(resumed);
    try {
      if (await resumed) this.begin(this.session.user!);
      else if (this.old) await this.signOut();
      else if (this.outbox) await forget(); // a page that was closed while it signed out
    } catch (error) {
      if (!this.old) this.problem = explain(error);
    }
    this.starting = false;
  }

  /** Without a network the page opens with what it showed last, and continues by itself once there is one. */
  private async openOld(resumed: Promise<unknown>): Promise<void> {
    const last = await lastShown(resumed);
    if (!last || this.user) return;
    this.old = true;
    this.session.endsAtMs = last.endsAtMs;
    this.snapshot = last.snapshot as S;
    this.starting = false;
    this.begin(last.user);
  }

  private begin(user: User): void {
    this.user = user;
    this.endInTime();
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

  /** Without a network nobody else tells this page that its sign-in has ended. */
  private endInTime(): void {
    clearTimeout(this.ending);
    const leftMs = this.session.endsAtMs - Date.now();
    if (leftMs < Infinity) this.ending = window.setTimeout(() => !this.online && void this.signOut(), leftMs);
  }

  private seatsBy(hold: Hold): Seats | null {
    return this.me && seatsOf(this.old ? null : this.snapshot, this.me, hold);
  }

  private async refresh(): Promise<void> {
    this.show((await command(() => this.session.http.GET("/api/snapshot"))) as S, false);
  }

  private show(snapshot: S, reconnected: boolean): void {
    // Only a fresh connection may turn the clock back: the server's own did.
    if (!reconnected && this.isNewerThan(snapshot)) return;
    const [first, had] = [this.snapshot === null || this.old, !this.old && this.consult !== null];
    this.old = false;
    this.skewMs = Date.parse(snapshot.as_of) - Date.now();
    this.snapshot = snapshot;
    if (this.outbox && this.user) {
      const [keptAtMs, { endsAtMs }] = [Date.now(), this.session];
      void keep({ user: $state.snapshot(this.user), snapshot, keptAtMs, endsAtMs });
    }
    // A guest's only call is always this window's: no other window could have requested it.
    if (!this.consult && snapshot.role !== "guest" && (had || first)) this.talk.giveUp();
    if (reconnected || this.seatsBy(HERE)?.live) this.talk.shown();
    this.talk.follow(reconnected);
  }
}
