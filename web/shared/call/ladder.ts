/**
 * How much this side sends. Pure. It steps down quickly and up slowly, and sound always comes first: each rung below `full`
 * frees what the sound needs, and the screen says plainly what is left.
 */

/** The rungs from the top down. */
export const RUNGS = ["full", "small", "still", "text", "phone"] as const;
/** Full video; small video at 10 frames a second; sound with still pictures; text; the telephone instead. */
export type Rung = (typeof RUNGS)[number];
/** Why the ladder is on its rung. */
export type StepReason = "start" | "loss" | "delay" | "bandwidth" | "silence" | "recovered";

/** What was measured of the way out over the last moments. */
export interface Measurement {
  /** Share of packets that did not arrive, 0 to 1 (RFC 3550 section 6.4.1). */
  readonly loss: number;
  readonly rttMs: number | null;
  /** The browser's estimate of what it can send, bits per second (GCC); null if it gives none. */
  readonly outBps: number | null;
  /** How long the connection has been lost, milliseconds; 0 while it works. */
  readonly silentMs: number;
}

/** Where the ladder stands, and what it remembers to decide the next step. */
export interface Ladder {
  readonly rung: Rung;
  readonly reason: StepReason;
  /** How long conditions have been too bad for this rung, milliseconds. */
  readonly worseMs: number;
  /** How long conditions have been good enough for more, milliseconds. */
  readonly goodMs: number;
  /** Time on this rung, milliseconds; the bandwidth estimate needs a while after each step up. */
  readonly onRungMs: number;
  /** How long conditions must be good before the next step up, milliseconds; doubled after each step up that did not hold. */
  readonly patienceMs: number;
  /** The last step led up. */
  readonly climbed: boolean;
}

interface Need {
  readonly loss: number;
  readonly rttMs: number;
  readonly outBps: number;
}
/**
 * What each rung needs at least. Opus at 32 kbit/s is good speech (RFC 6716 section 2.1.1); more than 400 ms one way makes
 * conversation impractical (ITU-T G.114), so round trips count from there on.
 */
const NEEDS: Record<"full" | "small" | "still", Need> = {
  full: { loss: 0.05, rttMs: 800, outBps: 300_000 },
  small: { loss: 0.15, rttMs: 1500, outBps: 70_000 },
  still: { loss: 0.35, rttMs: 3000, outBps: 20_000 },
};
/** How long it must be worse before a step down. */
export const DOWN_MS = 2000;
/** How long it must be good before the first step up. */
export const UP_MS = 8000;
const MOST_PATIENCE_MS = 120_000;
/** The browser's bandwidth estimate starts low and grows; it counts against a rung only after this long on it. */
export const SETTLE_MS = 6000;
/** A connection lost for this long means the telephone. */
export const PHONE_MS = 10_000;
const CALM: Need = { loss: 0.02, rttMs: 500, outBps: 0 };

/** The ladder at the start of a call. */
export const START: Ladder = {
  rung: "full",
  reason: "start",
  worseMs: 0,
  goodMs: 0,
  onRungMs: 0,
  patienceMs: UP_MS,
  climbed: false,
};

const isBelow = (a: Rung, b: Rung): boolean => RUNGS.indexOf(a) > RUNGS.indexOf(b);

function unmet(measured: Measurement, need: Need, settled: boolean): StepReason | null {
  if (measured.loss > need.loss) return "loss";
  if ((measured.rttMs ?? 0) > need.rttMs) return "delay";
  return settled && measured.outBps !== null && measured.outBps < need.outBps ? "bandwidth" : null;
}

/** The best rung that a measurement allows, and what rules out the one above it. `settled`: the bandwidth estimate counts. */
export function fitting(measured: Measurement, settled: boolean): [Rung, StepReason] {
  if (measured.silentMs >= PHONE_MS) return ["phone", "silence"];
  let reason: StepReason = "recovered";
  for (const rung of ["full", "small", "still"] as const) {
    const against = unmet(measured, NEEDS[rung], settled);
    if (against === null) return [rung, reason];
    reason = against;
  }
  return ["text", reason];
}

/** Where the ladder stands after `elapsedMs` under these conditions. */
export function step(ladder: Ladder, measured: Measurement, elapsedMs: number): Ladder {
  const onRungMs = ladder.onRungMs + elapsedMs;
  // During a short silence nothing is known.
  if (measured.silentMs >= DOWN_MS && measured.silentMs < PHONE_MS) return { ...ladder, onRungMs, goodMs: 0 };
  const [fits, reason] = fitting(measured, ladder.rung === "text" || onRungMs >= SETTLE_MS);
  if (isBelow(fits, ladder.rung)) return stepDown({ ...ladder, onRungMs }, fits, reason, elapsedMs);
  if (ladder.rung === "full" || fits === "phone") return { ...ladder, onRungMs, worseMs: 0 };
  // Not too bold a step: after a silence the browser starts over with its estimate, and with a small picture.
  if (ladder.rung === "phone") return { ...START, reason: "recovered", patienceMs: ladder.patienceMs };
  return stepUp({ ...ladder, onRungMs, worseMs: 0 }, measured, fits, elapsedMs);
}

function stepDown(ladder: Ladder, fits: Rung, reason: StepReason, elapsedMs: number): Ladder {
  const worseMs = ladder.worseMs + elapsedMs;
  if (worseMs < DOWN_MS && fits !== "phone") return { ...ladder, worseMs, goodMs: 0 };
  const longer = Math.min(ladder.patienceMs * 2, MOST_PATIENCE_MS);
  return { ...START, rung: fits, reason, patienceMs: ladder.climbed ? longer : ladder.patienceMs };
}

/** Only trying shows whether more fits: what is not sent cannot be measured. */
function stepUp(ladder: Ladder, measured: Measurement, fits: Rung, elapsedMs: number): Ladder {
  const fromText = ladder.rung === "text";
  const good = fromText ? fits !== "text" : unmet(measured, CALM, false) === null;
  const goodMs = good ? ladder.goodMs + elapsedMs : 0;
  if (goodMs < (fromText ? DOWN_MS : ladder.patienceMs)) return { ...ladder, goodMs };
  const rung = fromText ? fits : RUNGS[RUNGS.indexOf(ladder.rung) - 1]!;
  return { ...START, rung, reason: "recovered", patienceMs: ladder.patienceMs, climbed: !fromText };
}
