/** Everybody else in the call, as this page shows them: who is large, who is beside, how each connection is doing. */
import type { Rung } from "../call/ladder";
import type { Principal } from "../call/principal";
import type { ConnectionStatus } from "../call/recovery";
import { others, type Seats } from "../call/seats";
import { tones } from "../device/tones";

interface Picture {
  status: ConnectionStatus;
  /** Their sound and picture; null before any has arrived. */
  remote: MediaStream | null;
  /** How much they send. */
  rung: Rung;
  /** Object URL of the newest still picture, if they send stills. */
  still: string | null;
}

/** One of the others, as a page shows them. */
export interface Face extends Picture {
  id: Principal;
}

const NOTHING_YET: Picture = {
  status: { phase: "connecting", reason: "setting_up" },
  remote: null,
  rung: "full",
  still: null,
};

/** Keeps what is known about each of the others, and decides who is shown where. */
export class Faces {
  /** Whoever is shown large: the connection that the session is measured by. */
  main = $state.raw<Picture>(NOTHING_YET);
  /** All of the others, the one shown large first. */
  all = $state.raw<Face[]>([]);
  private readonly pictures = new Map<Principal, Picture>();

  constructor(private readonly page: { readonly seats: Seats | null; readonly me: Principal | null }) {}

  /** Something is new about one of the others. */
  note(other: Principal, news: Partial<Picture>): void {
    const before = this.pictures.get(other) ?? NOTHING_YET;
    if (news.still !== undefined && before.still) URL.revokeObjectURL(before.still);
    this.pictures.set(other, { ...before, ...news });
    this.arrange();
  }

  /** One of the others has left the call. */
  remove(other: Principal): void {
    this.note(other, { still: null });
    this.pictures.delete(other);
    this.arrange();
  }

  /** Puts everybody in their place again: the session may have a different clinician now. */
  arrange(): void {
    const { seats, me } = this.page;
    if (!seats || !me) return;
    const before = this.main.status.phase;
    this.all = others(seats, me).map((id) => ({ id, ...(this.pictures.get(id) ?? NOTHING_YET) }));
    if (this.all[0] && this.pictures.has(this.all[0].id)) this.main = this.all[0];
    const now = this.main.status.phase;
    if (seats.live && before === "connected" && now === "interrupted") tones.dropped();
    if (seats.live && before === "interrupted" && now === "connected") tones.back();
  }

  /** A call begins: nothing has arrived yet. */
  begin(): void {
    this.main = NOTHING_YET;
  }

  /** Another window has the call. */
  elsewhere(): void {
    this.main = { ...NOTHING_YET, status: { phase: "elsewhere", reason: null } };
  }

  /** The call is over. */
  clear(): void {
    for (const one of this.pictures.values()) if (one.still) URL.revokeObjectURL(one.still);
    this.pictures.clear();
    this.main = NOTHING_YET;
    this.all = [];
  }
}
