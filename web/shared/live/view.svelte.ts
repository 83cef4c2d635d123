/** What a page draws: who is signed in, and what the newest snapshot says. */
import type { User } from "../api/client";
import { principalOf, userOf, type Principal } from "../call/principal";
import type { Snapshot } from "../socket/client";
import type { ConsultOut } from "../socket/protocol";
import { isInCall, isWaiting } from "./consult";

/** The state of a page. Components read it; `Live` changes it. */
export class View<S extends Snapshot> {
  user = $state<User | null>(null);
  /** It is not known yet whether this browser is signed in. */
  starting = $state(true);
  /** The server can be reached. */
  online = $state(false);
  snapshot = $state.raw<S | null>(null);
  /** A sentence about the last thing that went wrong; empty if nothing did. */
  problem = $state("");
  /** Server time minus this machine's, milliseconds: the tablet's own clock may be an hour wrong. */
  skewMs = $state(0);

  /** Whose page this is; null while nobody is signed in. */
  get me(): Principal | null {
    return this.user && principalOf(this.user);
  }

  /** The session of this officer or clinician; null if there is none. */
  get consult(): ConsultOut | null {
    return this.snapshot && "consult" in this.snapshot ? this.snapshot.consult : null;
  }

  get inCall(): boolean {
    return this.consult !== null && isInCall(this.consult);
  }

  /** A clinician is calling back, and the tablet rings until its officer answers. */
  get calledBack(): boolean {
    return this.inCall && this.snapshot?.role === "officer" && this.consult!.calls_back;
  }

  /** This clinician has joined as the second one: the first hands the call over when both are ready. */
  get isSecond(): boolean {
    const second = this.inCall ? this.consult!.second_id : null;
    return second !== null && userOf(second) === this.me;
  }

  /** A waiting tablet keeps showing its own picture. */
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
