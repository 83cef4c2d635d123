/**
 * How much this side sends. Pure. Down quickly, up slowly, sound always first: each rung below `full` frees what the
 * sound needs, and says plainly what is left.
 */

export const RUNGS = ["full", "small", "still", "text", "phone"] as const;
/** Full video; small video at 10 frames a second; sound with a still picture; text; the telephone. */
export type Rung = (typeof RUNGS)[number];
export type Because = "start" | "loss" | "delay" | "bandwidth" | "silence" | "recovered";

/** What was measured of the way out over the last moments. */
export interface Seen {
  /** Share of packets that did not arrive, 0 to 1 (RFC 3550 section 6.4.1). */
  readonly loss: number;
  readonly rttMs: number | null;
  /** What the browser thinks it can send, bits per second (GCC); null where it does not say. */
  readonly outBps: number | null;
  readonly silentMs: number;
}

export interface Ladder {
  readonly rung: Rung;
  readonly because: Because;
  /** How long it has been worse, or good enough for more, milliseconds. */
  readonly worseMs: number;
  readonly goodMs: number;
  /** Time on this rung, milliseconds; the estimate of bandwidth needs a while after each step up. */
  readonly onRungMs: number;
  /** How long it must be good before the next step up, milliseconds; doubled by each step up that did not hold. */
  readonly patienceMs: number;
  readonly climbed: boolean;
}

interface Need {
  readonly loss: number;
  readonly rttMs: number;
  readonly outBps: number;
}
/** What a rung needs at least. Opus at 32 kbit/s is good speech (RFC 6716 section 2.1.1); over 400 ms one way is no talk
 * any more (ITU-T G.114), so round trips count from there on. */
const NEEDS: Record<"full" | "small" | "still", Need> = {
  full: { loss: 0.05, rttMs: 800, outBps: 300_000 },
  small: { loss: 0.15, rttMs: 1500, outBps: 70_000 },
  still: { loss: 0.35, rttMs: 3000, outBps: 20_000 },
};
export const DOWN_MS = 2000;
export const UP_MS = 8000;
const MOST_PATIENCE_MS = 120_000;
/** The browser's estimate starts low and grows; it counts against a rung only after this long on it. */
export const SETTLE_MS = 6000;
export const PHONE_MS = 10_000;
const CALM: Need = { loss: 0.02, rttMs: 500, outBps: 0 };

export const start: Ladder = {
  rung: "full",
  because: "start",
  worseMs: 0,
  goodMs: 0,
  onRungMs: 0,
  patienceMs: UP_MS,
  climbed: false,
};

const below = (a: Rung, b: Rung): boolean => RUNGS.indexOf(a) > RUNGS.indexOf(b);

function unmet(seen: Seen, need: Need, settled: boolean): Because | null {
  if (seen.loss > need.loss) return "loss";
  if ((seen.rttMs ?? 0) > need.rttMs) return "delay";
  return settled && seen.outBps !== null && seen.outBps < need.outBps ? "bandwidth" : null;
}

/** The best rung that what was seen allows, and what stands against the one above it. */
export function fitting(seen: Seen, settled: boolean): [Rung, Because] {
  if (seen.silentMs >= PHONE_MS) return ["phone", "silence"];
  let because: Because = "recovered";
  for (const rung of ["full", "small", "still"] as const) {
    const against = unmet(seen, NEEDS[rung], settled);
    if (against === null) return [rung, because];
    because = against;
  }
  return ["text", because];
}

/** Where the ladder stands `elapsedMs` later. */
export function step(ladder: Ladder, seen: Seen, elapsedMs: number): Ladder {
  const onRungMs = ladder.onRungMs + elapsedMs;
  if (seen.silentMs >= DOWN_MS && seen.silentMs < PHONE_MS) return { ...ladder, onRungMs, goodMs: 0 }; // nothing is known
  const [fits, because] = fitting(seen, ladder.rung === "text" || onRungMs >= SETTLE_MS);
  if (below(fits, ladder.rung)) {
    const worseMs = ladder.worseMs + elapsedMs;
    if (worseMs < DOWN_MS && fits !== "phone") return { ...ladder, onRungMs, worseMs, goodMs: 0 };
    const longer = Math.min(ladder.patienceMs * 2, MOST_PATIENCE_MS);
    const patienceMs = ladder.climbed ? longer : ladder.patienceMs;
    return { ...start, rung: fits, because, patienceMs };
  }
  if (ladder.rung === "full" || fits === "phone") return { ...ladder, onRungMs, worseMs: 0 };
  // The browser's own estimate begins anew after a silence, and with a small picture; so this is no leap.
  if (ladder.rung === "phone") return { ...start, because: "recovered", patienceMs: ladder.patienceMs };
  // Whether more fits is only known by trying: what is not sent is not measured.
  const back = ladder.rung === "text";
  const good = back ? fits !== "text" : unmet(seen, CALM, false) === null;
  const goodMs = good ? ladder.goodMs + elapsedMs : 0;
  if (goodMs < (back ? DOWN_MS : ladder.patienceMs)) return { ...ladder, onRungMs, worseMs: 0, goodMs };
  const rung = back ? fits : RUNGS[RUNGS.indexOf(ladder.rung) - 1]!;
  return { ...start, rung, because: "recovered", patienceMs: ladder.patienceMs, climbed: !back };
}
