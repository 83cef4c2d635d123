/** Everybody else in the call, as this page shows them: who is large, who is beside, how each connection stands. */
import type { Rung } from "../call/ladder";
import type { ConnectionStatus } from "../call/recovery";
import { others, type Seats } from "../call/seats";
import { tones } from "../device/tones";

interface Picture {
  status: ConnectionStatus;
  /** Sound and picture as they come; null before any do. */
  remote: MediaStream | null;
  /** How much the other side sends. */
  rung: Rung;
  /** Address of the newest still picture, where no moving one comes. */
  still: string | null;
}

/** One of the others, as a page shows them. */
export interface Face extends Picture {
  id: string;
}

const NOTHING: Picture = {
  status: { phase: "connecting", reason: "setting_up" },
  remote: null,
  rung: "full",
  still: null,
};

export class Faces {
  /** Whom this page shows large: the connection that the session is measured by. */
  main = $state.raw<Picture>(NOTHING);
  /** All of them, the main one first. */
  all = $state.raw<Face[]>([]);
  private readonly pictures = new Map<string, Picture>();

  constructor(private readonly page: { readonly seats: Seats | null; readonly userId: string | null }) {}

  /** Something is new about one of them. */
  note(other: string, news: Partial<Picture>): void {
    const before = this.pictures.get(other) ?? NOTHING;
    if (news.still !== undefined && before.still) URL.revokeObjectURL(before.still);
    this.pictures.set(other, { ...before, ...news });
    this.arrange();
  }

  /** One of them has left the call. */
  remove(other: string): void {
    this.note(other, { still: null });
    this.pictures.delete(other);
    this.arrange();
  }

  /** Puts everybody in their place: the session may just have another clinician. */
  arrange(): void {
    const { seats, userId } = this.page;
    if (!seats || !userId) return;
    const before = this.main.status.phase;
    this.all = others(seats, userId).map((id) => ({ id, ...(this.pictures.get(id) ?? NOTHING) }));
    if (this.all[0] && this.pictures.has(this.all[0].id)) this.main = this.all[0];
    const now = this.main.status.phase;
    if (seats.live && before === "connected" && now === "interrupted") tones.dropped();
    if (seats.live && before === "interrupted" && now === "connected") tones.back();
  }

  /** A call begins: nothing has come yet. */
  begin(): void {
    this.main = NOTHING;
  }

  /** Another window has the call. */
  elsewhere(): void {
    this.main = { ...NOTHING, status: { phase: "elsewhere", reason: null } };
  }

  /** The call is over. */
  clear(): void {
    for (const one of this.pictures.values()) if (one.still) URL.revokeObjectURL(one.still);
    this.pictures.clear();
    this.main = NOTHING;
    this.all = [];
  }
}
