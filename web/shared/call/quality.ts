/** What is kept of a call's quality: samples, condensed to about one row a minute. Pure. */
import type { components } from "../api/schema";
import type { Rung } from "./ladder";
import type { Reading } from "./stats";

/** How a connection did between two readings. */
export interface Sample {
  readonly seconds: number;
  readonly loss: number;
  readonly jitterMs: number | null;
  readonly rttMs: number | null;
  readonly inKbps: number;
  readonly outKbps: number;
  readonly framesPerS: number;
  readonly freezes: number;
  readonly concealed: number;
  readonly relayed: boolean | null;
  readonly way: string | null;
  readonly rung: Rung;
}

/** About a minute of a call, as the server keeps it. */
export type Slice = components["schemas"]["SliceIn"];

/** Null where the connection is another one than before: its counters began anew. */
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
    way: after.way,
    rung,
  };
}

/** Up to a minute of samples as one row; each counts by its length. There must be at least one. */
export function condense(started_at: string, samples: readonly Sample[], network: string | null): Slice {
  const seconds = samples.reduce((sum, one) => sum + one.seconds, 0);
  const mean = (pick: (one: Sample) => number | null): number | null => {
    const known = samples.filter((one) => pick(one) !== null);
    const length = known.reduce((sum, one) => sum + one.seconds, 0);
    return length ? known.reduce((sum, one) => sum + pick(one)! * one.seconds, 0) / length : null;
  };
  const last = samples.at(-1)!;
  const longest = new Map<Rung, number>();
  for (const one of samples) longest.set(one.rung, (longest.get(one.rung) ?? 0) + one.seconds);
  return {
    started_at,
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
    way: last.way as Slice["way"],
    network,
    rung: [...longest].sort((a, b) => b[1] - a[1])[0]![0],
  };
}
