/** A signed-in page: it keeps its `View` as the server has it, sends what its user decides, and holds the call. */
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

export class Live<S extends Snapshot> extends View<S> {
  readonly session: Session;
  readonly talk: Talk;
  /** What is written and not sent yet; officers only. */
  readonly outbox: Outbox | null;
  /** What is shown was kept from the last time: the server has not been heard since the page opened. */
  private old = false;
  private socket: Socket | null = null;

  constructor(role: Role) {
    super();
    this.session = new Session(role);
    this.talk = new Talk(this);
    this.outbox = role === "officer" ? this.openOutbox() : null;
    void this.resume();
  }

  /** The call that belongs on this page now: one that is on, or one that rings and is set up meanwhile. */
  get seats(): Seats | null {
    return this.seatsBy(this.talk.hold);
  }

  /** A clinician has the session: the call is what is shown, though the snapshot may not say so yet. */
  get talking(): boolean {
    return this.inCall || this.seats?.live === true;
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
    } catch (error) {
      if (!this.old) this.problem = explain(error);
    }
    this.starting = false;
  }

  /** Without a network the page opens as it was, and goes on by itself when there is one. */
  private async openOld(resumed: Promise<unknown>): Promise<void> {
    const last = await lastShown(resumed);
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

  private seatsBy(hold: Hold): Seats | null {
    return seatsOf(this.old ? null : this.snapshot, this.userId ?? "", hold);
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
    if (this.outbox && this.user) void keep({ user: $state.snapshot(this.user), snapshot });
    // A guest's one call is always this window's: there is no other that could have asked for it.
    if (!this.consult && snapshot.role !== "guest" && (had || first)) this.talk.giveUp();
    if (reconnected || this.seatsBy(HERE)?.live) this.talk.shown();
    this.talk.follow(reconnected);
  }
}
