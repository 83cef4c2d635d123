/** What is kept about a call's quality: samples, condensed to about one row a minute. Pure. */
import type { components } from "../api/schema";
import type { Rung } from "./ladder";
import type { Reading } from "./stats";

/** How a connection did between two readings, about five seconds apart. */
export interface Sample {
  readonly seconds: number;
  /** Share of the other side's sound that was lost, 0 to 1. */
  readonly loss: number;
  readonly jitterMs: number | null;
  readonly rttMs: number | null;
  readonly inKbps: number;
  readonly outKbps: number;
  readonly framesPerS: number;
  readonly freezes: number;
  /** Share of the sound that was made up in place of lost packets, 0 to 1. */
  readonly concealed: number;
  readonly relayed: boolean | null;
  readonly protocol: string | null;
  readonly rung: Rung;
}

/** About a minute of a call, as the server stores it. */
export type Slice = components["schemas"]["SliceIn"];

/** The sample between two readings; null if they are of different connections, whose counters do not compare. */
export function between(before: Reading, after: Reading, rung: Rung): Sample | null {
  const seconds = (after.atMs - before.atMs) / 1000;
  if (seconds <= 0 || after.bytesIn < before.bytesIn) return null;
  const [came, lost] = [after.packetsIn - before.packetsIn, Math.max(after.lostIn - before.lostIn, 0)];
  const samples = after.samples - before.samples;
  return {
    seconds,
    loss: came + lost > 0 ? lost / (came + lost) : came === 0 ? 1 : 0,
    jitterMs: after.jitterMs,
    rttMs: after.rttMs,
    inKbps: ((after.bytesIn - before.bytesIn) * 8) / 1000 / seconds,
    outKbps: ((after.bytesOut - before.bytesOut) * 8) / 1000 / seconds,
    framesPerS: (after.frames - before.frames) / seconds,
    freezes: after.freezes - before.freezes,
    concealed: samples > 0 ? Math.max(after.concealed - before.concealed, 0) / samples : 0,
    relayed: after.relayed,
    protocol: after.protocol,
    rung,
  };
}

/**
 * Condenses up to a minute of samples into one row; each sample counts by its length. There must be at least one.
 * `startedAt` is ISO 8601; `network` is what the browser says about the kind of network, or null.
 */
export function condense(startedAt: string, samples: readonly Sample[], network: string | null): Slice {
  const seconds = samples.reduce((sum, one) => sum + one.seconds, 0);
  const mean = (pick: (one: Sample) => number | null): number | null => {
    const known = samples.filter((one) => pick(one) !== null);
    const length = known.reduce((sum, one) => sum + one.seconds, 0);
    return length ? known.reduce((sum, one) => sum + pick(one)! * one.seconds, 0) / length : null;
  };
  const last = samples.at(-1)!;
  return {
    started_at: startedAt,
    seconds: Math.max(1, Math.min(Math.round(seconds), 120)),
    loss: Math.min(mean((one) => one.loss) ?? 0, 1),
    jitter_ms: mean((one) => one.jitterMs),
    rtt_ms: mean((one) => one.rttMs),
    in_kbps: mean((one) => one.inKbps) ?? 0,
    out_kbps: mean((one) => one.outKbps) ?? 0,
    frames_per_s: mean((one) => one.framesPerS) ?? 0,
    freezes: samples.reduce((sum, one) => sum + one.freezes, 0),
    concealed: Math.min(mean((one) => one.concealed) ?? 0, 1),
    relayed: last.relayed ?? false,
    way: last.protocol as Slice["way"],
    network,
    rung: longest(samples),
  };
}

/** The rung that most of the time was spent on. */
function longest(samples: readonly Sample[]): Rung {
  const seconds = new Map<Rung, number>();
  for (const one of samples) seconds.set(one.rung, (seconds.get(one.rung) ?? 0) + one.seconds);
  return [...seconds].sort((a, b) => b[1] - a[1])[0]![0];
}
