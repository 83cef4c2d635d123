/** What a page draws: who is signed in, and what the newest snapshot says. `Live` changes it. */
import type { User } from "../api/client";
import type { Snapshot } from "../socket/client";
import type { ConsultOut } from "../socket/protocol";
import { isInCall, isWaiting } from "./consult";

export class View<S extends Snapshot> {
  user = $state<User | null>(null);
  /** It is not known yet whether this browser is signed in. */
  starting = $state(true);
  /** The server can be heard. */
  online = $state(false);
  snapshot = $state.raw<S | null>(null);
  /** A sentence about what went wrong last; empty if nothing did. */
  problem = $state("");
  /** Server time minus this machine's, milliseconds: the tablet's own clock may be an hour wrong. */
  skewMs = $state(0);

  get userId(): string | null {
    return this.user?.id ?? null;
  }

  /** The session that this officer or clinician is in. */
  get consult(): ConsultOut | null {
    return this.snapshot && "consult" in this.snapshot ? this.snapshot.consult : null;
  }

  get inCall(): boolean {
    return this.consult !== null && isInCall(this.consult);
  }

  /** A tablet that is called back rings until its officer answers. */
  get calledBack(): boolean {
    return this.inCall && this.snapshot?.role === "officer" && this.consult!.calls_back;
  }

  /** Another clinician holds the call, and hands it over when both are ready. */
  get isSecond(): boolean {
    return this.inCall && this.consult!.second_id !== null && this.consult!.second_id === this.userId;
  }

  /** A tablet that still waits keeps its own picture. */
  get keepsCamera(): boolean {
    return this.snapshot?.role === "officer" && this.consult !== null && isWaiting(this.consult);
  }

  /** Whether what is shown is newer than this: an answer may arrive after a newer push. */
  isNewerThan(other: Snapshot): boolean {
    return this.snapshot !== null && Date.parse(other.as_of) < Date.parse(this.snapshot.as_of);
  }

  tell(problem: string): void {
    this.problem = problem;
  }
}
