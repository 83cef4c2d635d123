/**
 * The page's half of a sign-in's secret. The other half is in a cookie that no page can read, and so none can delete without
 * the server; neither lets anybody in without the other. At sign-out the page deletes its half at once, with or without a
 * network: from then on no reload signs in again. Then it tells the server, as often as it takes.
 */

/** What the halves are kept in: the browser's `localStorage`, which all of its tabs share. */
export interface Store {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

/** One role's half, and whether the server still has to hear of a sign-out. */
export class Renewal {
  /** Its name in the store: a tab sees by its removal that another one has signed out. */
  readonly name: string;
  private readonly owed: string;
  private readonly store: Store;
  private readonly tell: () => Promise<boolean>;
  private telling: Promise<boolean> | null = null;

  /** `tell` tells the server to end the sign-in in the cookie; it resolves to whether the server did, and never rejects. */
  constructor(role: string, store: Store, tell: () => Promise<boolean>) {
    this.name = `corespond-renewal:${role}`;
    this.owed = `corespond-sign-out:${role}`;
    this.store = store;
    this.tell = tell;
  }

  /** The half; empty if nobody is signed in here. */
  get key(): string {
    return this.store.getItem(this.name) ?? "";
  }

  /** Whether the server still has to hear of a sign-out. */
  get owes(): boolean {
    return this.store.getItem(this.owed) !== null;
  }

  /** Somebody has signed in. */
  keep(key: string): void {
    this.store.setItem(this.name, key);
  }

  /** Somebody signs out: nothing here lets anybody in when this returns. Then `settle`. */
  drop(): void {
    if (this.key) this.store.setItem(this.owed, "1");
    this.store.removeItem(this.name);
  }

  /**
   * Tells the server of a sign-out that it has not heard of; resolves to whether it knows now. Await it before the next
   * sign-in: that one's cookie takes the place of this one's, which could then never be revoked.
   */
  settle(): Promise<boolean> {
    if (!this.owes) return Promise.resolve(true);
    this.telling ??= this.tellOnce().finally(() => (this.telling = null));
    return this.telling;
  }

  private async tellOnce(): Promise<boolean> {
    const done = await this.tell();
    if (done) this.store.removeItem(this.owed);
    return done;
  }
}
