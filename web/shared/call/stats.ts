/** Reading `getStats` (W3C webrtc-stats). Pure: reports come in, numbers go out. */

/** What one report says; counters count from the connection's start. */
export interface Reading {
  readonly atMs: number;
  /** The pair of addresses in use. */
  readonly pair: string;
  /** Everything that came over the transport, and the other side's answers to our checks of this pair. */
  readonly bytesIn: number;
  readonly checks: number;
  readonly bytesOut: number;
  readonly packetsIn: number;
  readonly lostIn: number;
  /** Latest share lost of what this side sends, 0 to 1, the worse of sound and picture. */
  readonly lossOut: number;
  readonly jitterMs: number | null;
  readonly rttMs: number | null;
  readonly outBps: number | null;
  readonly frames: number;
  readonly freezes: number;
  readonly samples: number;
  readonly concealed: number;
  readonly relayed: boolean | null;
  readonly way: string | null;
}

type Entry = Record<string, unknown> & { type: string; id: string };
const number = (entry: Entry | undefined, name: string): number => Number(entry?.[name] ?? 0);
const orNull = (value: unknown, factor: number): number | null =>
  typeof value === "number" ? value * factor : null;

export function read(entries: Iterable<Entry>): Reading {
  const all = [...entries];
  const of = (type: string, kind?: string) =>
    all.find((one) => one.type === type && (kind === undefined || one["kind"] === kind));
  const transport = of("transport");
  const pair = all.find((one) => one.id === transport?.["selectedCandidatePairId"]);
  const local = all.find((one) => one.id === pair?.["localCandidateId"]);
  const remote = all.find((one) => one.id === pair?.["remoteCandidateId"]);
  const [audio, video] = [of("inbound-rtp", "audio"), of("inbound-rtp", "video")];
  const told = all.filter((one) => one.type === "remote-inbound-rtp");
  const rtt = told.map((one) => one["roundTripTime"]).find((one) => typeof one === "number");
  return {
    atMs: number(transport, "timestamp"),
    pair: pair?.id ?? "",
    bytesIn: number(transport, "bytesReceived"),
    checks: number(pair, "responsesReceived"),
    bytesOut: number(transport, "bytesSent"),
    packetsIn: number(audio, "packetsReceived"),
    lostIn: number(audio, "packetsLost"),
    lossOut: Math.max(0, ...told.map((one) => number(one, "fractionLost"))),
    jitterMs: orNull(audio?.["jitter"], 1000),
    rttMs: orNull(pair?.["currentRoundTripTime"] ?? rtt, 1000),
    outBps: orNull(pair?.["availableOutgoingBitrate"], 1),
    frames: number(video, "framesDecoded"),
    freezes: number(video, "freezeCount"),
    samples: number(audio, "totalSamplesReceived"),
    concealed: number(audio, "concealedSamples") - number(audio, "silentConcealedSamples"),
    relayed: pair ? [local, remote].some((one) => one?.["candidateType"] === "relay") : null,
    way: (local?.["relayProtocol"] ?? local?.["protocol"] ?? null) as string | null,
  };
}

/** Whether anything came from the other side between two readings; a pair that was merely changed is no sign of life. */
export const came = (before: Reading, after: Reading): boolean =>
  after.bytesIn > before.bytesIn || (after.pair === before.pair && after.checks > before.checks);
