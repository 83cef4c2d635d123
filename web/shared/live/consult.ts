/** The two groups of session states that decide what a page shows. Pure. */
import type { ConsultOut } from "../socket/protocol";

type State = ConsultOut["state"];
const WAITING: readonly State[] = ["requested", "queued", "offered"];
const IN_CALL: readonly State[] = ["accepted", "connecting", "active", "interrupted"];

/** Whether the session is waiting: no clinician has it yet. */
export const isWaiting = ({ state }: Pick<ConsultOut, "state">): boolean => WAITING.includes(state);

/** Whether the session is a call: a clinician has it, and it has not ended. */
export const isInCall = ({ state }: Pick<ConsultOut, "state">): boolean => IN_CALL.includes(state);
