/** Reads `getStats` (W3C webrtc-stats). Pure: reports go in, numbers come out. */

/** One reading of a connection's statistics. Counters count from the start of the connection. */
export interface Reading {
  readonly atMs: number;
  /** Id of the candidate pair in use; empty before there is one. */
  readonly pair: string;
  /** Bytes received over the transport, of any kind. */
  readonly bytesIn: number;
  /** The other side's answers to our connectivity checks of this pair. */
  readonly checks: number;
  readonly bytesOut: number;
  /** Packets of sound received, and lost on the way here. */
  readonly packetsIn: number;
  readonly lostIn: number;
  /** Latest share lost of what this side sends, 0 to 1: sound or picture, whichever is worse. */
  readonly lossOut: number;
  readonly jitterMs: number | null;
  readonly rttMs: number | null;
  /** The browser's estimate of what it can send, bits per second. */
  readonly outBps: number | null;
  readonly frames: number;
  readonly freezes: number;
  readonly samples: number;
  /** Samples of sound made up in place of lost ones, silence not counted. */
  readonly concealed: number;
  /** Whether either end goes through a TURN relay; null before a pair is in use. */
  readonly relayed: boolean | null;
  /** The transport protocol at this end, to the relay if there is one: "udp", "tcp" or "tls". */
  readonly protocol: string | null;
}

type Entry = Record<string, unknown> & { type: string; id: string };
const number = (entry: Entry | undefined, name: string): number => Number(entry?.[name] ?? 0);
const scaled = (value: unknown, factor: number): number | null =>
  typeof value === "number" ? value * factor : null;

/** The numbers in one report of `getStats`. */
export function read(entries: Iterable<Entry>): Reading {
  const all = [...entries];
  const of = (type: string, kind?: string) =>
    all.find((one) => one.type === type && (kind === undefined || one["kind"] === kind));
  const transport = of("transport");
  const pair = all.find((one) => one.id === transport?.["selectedCandidatePairId"]);
  const local = all.find((one) => one.id === pair?.["localCandidateId"]);
  const remote = all.find((one) => one.id === pair?.["remoteCandidateId"]);
  const [audio, video] = [of("inbound-rtp", "audio"), of("inbound-rtp", "video")];
  const reported = all.filter((one) => one.type === "remote-inbound-rtp");
  const rtt = reported.map((one) => one["roundTripTime"]).find((one) => typeof one === "number");
  return {
    atMs: number(transport, "timestamp"),
    pair: pair?.id ?? "",
    bytesIn: number(transport, "bytesReceived"),
    checks: number(pair, "responsesReceived"),
    bytesOut: number(transport, "bytesSent"),
    packetsIn: number(audio, "packetsReceived"),
    lostIn: number(audio, "packetsLost"),
    lossOut: Math.max(0, ...reported.map((one) => number(one, "fractionLost"))),
    jitterMs: scaled(audio?.["jitter"], 1000),
    rttMs: scaled(pair?.["currentRoundTripTime"] ?? rtt, 1000),
    outBps: scaled(pair?.["availableOutgoingBitrate"], 1),
    frames: number(video, "framesDecoded"),
    freezes: number(video, "freezeCount"),
    samples: number(audio, "totalSamplesReceived"),
    concealed: number(audio, "concealedSamples") - number(audio, "silentConcealedSamples"),
    relayed: pair ? [local, remote].some((one) => one?.["candidateType"] === "relay") : null,
    protocol: (local?.["relayProtocol"] ?? local?.["protocol"] ?? null) as string | null,
  };
}

/** Whether anything arrived from the other side between two readings. That another pair is in use proves nothing. */
export const hasArrived = (before: Reading, after: Reading): boolean =>
  after.bytesIn > before.bytesIn || (after.pair === before.pair && after.checks > before.checks);
