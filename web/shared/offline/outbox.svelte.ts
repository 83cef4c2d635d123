/**
 * What an officer has written and the server does not have yet. Each letter is stored in the browser (IndexedDB) before it is
 * sent, sent in the order of writing, and deleted once the server has accepted or refused it. It carries its own idempotency
 * key, so that sending it twice makes one session.
 */
import { get, update } from "idb-keyval";
import { command, ONCE, type Schemas, type Session } from "../api/client";
import { ifStored } from "./kept";
import { Refusal, Unreachable } from "../api/problems";

interface Written {
  /** Also the idempotency key. */
  readonly id: string;
  /** When it was written, by this machine's clock as corrected by the server's (ISO 8601). */
  readonly at: string;
}
/** A request for a session, or a session's outcome. */
export type Letter =
  | (Written & { readonly kind: "start"; readonly body: Schemas["NewConsult"] })
  | (Written & { readonly kind: "outcome"; readonly consultId: string; readonly body: Schemas["OutcomeIn"] });
/** A letter before it gets its key and time. */
export type Unsent = Letter extends infer L ? (L extends Letter ? Omit<L, "id" | "at"> : never) : never;

/** How long `put` waits before it returns with the letter not sent yet; sending goes on. */
const QUICK_MS = 4000;
const AGAIN_MS = 2000;
/** A letter that is sent within this time did not have to wait for a network. */
const WAITED_MS = 1500;

/** The sign-in that letters are sent under, and how far this machine's clock is off. */
interface Sender {
  readonly session: Session;
  readonly skewMs: number;
}

interface Events {
  /** The server refused a letter, which has been deleted. `problem` says why. */
  refused(problem: unknown): void;
  /** The server accepted a letter. */
  taken(letter: Letter): void;
}

/** The outbox of whoever is signed in. */
export class Outbox {
  /** Not sent yet, oldest first. */
  letters = $state.raw<Letter[]>([]);
  private key = "";
  private sending: Promise<void> | null = null;
  private timer = 0;

  constructor(
    private readonly sender: Sender,
    private readonly events: Events,
  ) {
    addEventListener("online", () => void this.flush());
  }

  /** Loads what this officer wrote earlier on this machine, and starts sending it. */
  async open(userId: string): Promise<void> {
    if (this.key.endsWith(userId)) return;
    this.key = `outbox:${userId}`;
    this.letters = (await ifStored(() => get<Letter[]>(this.key))) ?? [];
    void this.flush();
  }

  /** The request for a session that has not been sent yet; null if there is none. */
  get start(): Letter | null {
    return this.letters.find((one) => one.kind === "start") ?? null;
  }

  /** Whether this session's outcome has been written but not sent yet. */
  holdsOutcomeOf(consultId: string): boolean {
    return this.letters.some((one) => one.kind === "outcome" && one.consultId === consultId);
  }

  /** Stores a letter and sends it. Resolves once it is sent or refused, or after four seconds if it cannot be sent yet. */
  async put(unsent: Unsent): Promise<void> {
    const at = new Date(Date.now() + this.sender.skewMs).toISOString();
    await this.change((before) => [...before, { ...unsent, id: crypto.randomUUID(), at } as Letter]);
    await Promise.race([this.flush(), new Promise((done) => setTimeout(done, QUICK_MS))]);
  }

  /** Withdraws a letter that has not been sent yet. */
  async drop(id: string): Promise<void> {
    await this.change((before) => before.filter((one) => one.id !== id));
  }

  /** Sends everything, oldest first. What cannot be sent now is tried again automatically. */
  flush(): Promise<void> {
    this.sending ??= this.sendAll().finally(() => (this.sending = null));
    return this.sending;
  }

  private async sendAll(): Promise<void> {
    clearTimeout(this.timer);
    for (let next = this.letters[0]; next; next = this.letters[0]) {
      try {
        await this.send(next);
        this.events.taken(next);
      } catch (problem) {
        const over = problem instanceof Refusal && problem.code !== "not-signed-in";
        if (!over) {
          this.timer = window.setTimeout(() => void this.flush(), AGAIN_MS);
          if (problem instanceof Refusal || problem instanceof Unreachable) return;
          throw problem;
        }
        this.events.refused(problem);
      }
      await this.drop(next.id);
    }
  }

  private async send(letter: Letter): Promise<void> {
    const { http } = this.sender.session;
    const waitedMs = Date.now() + this.sender.skewMs - Date.parse(letter.at);
    const written_at = waitedMs > WAITED_MS ? letter.at : null; // sent only if the letter had to wait
    if (letter.kind === "start") {
      const params = { header: { "Idempotency-Key": letter.id } };
      await command(() => http.POST("/api/consults", { params, body: { ...letter.body, written_at } }), ONCE);
    } else {
      const params = { path: { consult_id: letter.consultId } };
      const body = { ...letter.body, written_at };
      await command(() => http.PUT("/api/consults/{consult_id}/outcome", { params, body }), ONCE);
    }
  }

  private async change(make: (before: Letter[]) => Letter[]): Promise<void> {
    let made: Letter[] = [];
    try {
      // Into the store first: a dead battery between the two must lose nothing.
      await update<Letter[]>(this.key, (before) => (made = make(before ?? [])));
    } catch {
      made = make(this.letters); // without a store the officer can still ask for help; a reload would lose the letter
    }
    this.letters = made;
  }
}
