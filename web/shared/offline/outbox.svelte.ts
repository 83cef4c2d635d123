/**
 * What an officer wrote and the server does not have yet. It is kept in the browser (IndexedDB) before it is sent, sent
 * in the order in which it was written, and forgotten when the server has taken or refused it. Each letter carries its own
 * key, so that sending it twice makes one session.
 */
import { get, update } from "idb-keyval";
import { command, ONCE, type Schemas, type Session } from "../api/client";
import { ifStored } from "./kept";
import { Refusal, Unreachable } from "../api/problems";

interface Written {
  /** Also the idempotency key. */
  readonly id: string;
  /** When it was written, by this machine's clock put right by the server's (ISO 8601). */
  readonly at: string;
}
export type Letter =
  | (Written & { readonly kind: "start"; readonly body: Schemas["NewConsult"] })
  | (Written & { readonly kind: "outcome"; readonly consultId: string; readonly body: Schemas["OutcomeIn"] });
export type Unsent = Letter extends infer L ? (L extends Letter ? Omit<L, "id" | "at"> : never) : never;

/** How long a sender waits before it says that something is not sent yet; it goes on trying. */
const QUICK_MS = 4000;
const AGAIN_MS = 2000;
/** What is sent within that did not wait for a network. */
const WAITED_MS = 1500;

/** Who sends, and how far this machine's clock is off. */
interface Sender {
  readonly session: Session;
  readonly skewMs: number;
}

interface Events {
  /** The server refused a letter: it is forgotten, and this is shown. */
  refused(problem: unknown): void;
  /** The server has taken a letter. */
  taken(letter: Letter): void;
}

export class Outbox {
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

  /** Takes up what this officer wrote before, on this machine. */
  async open(userId: string): Promise<void> {
    if (this.key.endsWith(userId)) return;
    this.key = `outbox:${userId}`;
    this.letters = (await ifStored(() => get<Letter[]>(this.key))) ?? [];
    void this.flush();
  }

  /** The session that is asked for and not sent yet. */
  get start(): Letter | null {
    return this.letters.find((one) => one.kind === "start") ?? null;
  }

  /** Whether this session's outcome is written and not sent yet. */
  holdsOutcomeOf(consultId: string): boolean {
    return this.letters.some((one) => one.kind === "outcome" && one.consultId === consultId);
  }

  /** Keeps a letter and sends it. Resolves as soon as it is sent or refused, or after a moment if it cannot be yet. */
  async put(unsent: Unsent): Promise<void> {
    const at = new Date(Date.now() + this.sender.skewMs).toISOString();
    await this.change((before) => [...before, { ...unsent, id: crypto.randomUUID(), at } as Letter]);
    await Promise.race([this.flush(), new Promise((done) => setTimeout(done, QUICK_MS))]);
  }

  /** Takes back what is not sent yet. */
  async drop(id: string): Promise<void> {
    await this.change((before) => before.filter((one) => one.id !== id));
  }

  /** Sends what there is, oldest first; what cannot be sent now is tried again by itself. */
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
    const written_at = waitedMs > WAITED_MS ? letter.at : null; // told only of what had to wait
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
      // In the store first: a flat battery between the two must lose nothing.
      await update<Letter[]>(this.key, (before) => (made = make(before ?? [])));
    } catch {
      made = make(this.letters); // a browser without a store still asks for help, only not across a reload
    }
    this.letters = made;
  }
}
