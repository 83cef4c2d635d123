/** How far a session has come, in the two ways that decide what a page shows. Pure. */
import type { ConsultOut } from "../socket/protocol";

type State = ConsultOut["state"];
const WAITING: readonly State[] = ["requested", "queued", "offered"];
const IN_CALL: readonly State[] = ["accepted", "connecting", "active", "interrupted"];

/** No clinician has the session yet. */
export const isWaiting = ({ state }: Pick<ConsultOut, "state">): boolean => WAITING.includes(state);

/** A clinician has the session, and it has not ended. */
export const isInCall = ({ state }: Pick<ConsultOut, "state">): boolean => IN_CALL.includes(state);
