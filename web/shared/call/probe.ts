/** Tries out the paths that a call could take, and holds a test call with the server's echo peer. */
import { between } from "./quality";
import { read, type Reading } from "./stats";

const GATHER_MS = 5000;

/** Whether a STUN or TURN server yields a candidate of this type (RFC 8445 section 5.1.1) within five seconds. */
export async function gathers(server: RTCIceServer, type: "srflx" | "relay"): Promise<boolean> {
  const pc = new RTCPeerConnection({
    iceServers: [server],
    iceTransportPolicy: type === "relay" ? "relay" : "all",
  });
  try {
    const found = new Promise<boolean>((done) => {
      pc.onicecandidate = ({ candidate }) => {
        if (candidate?.type === type) done(true);
        else if (candidate === null) done(false);
      };
      setTimeout(() => done(false), GATHER_MS);
    });
    pc.createDataChannel("probe");
    await pc.setLocalDescription();
    return await found;
  } finally {
    pc.close();
  }
}

const LOOKUP_MS = 1500;

/**
 * Whether a host name resolves (DNS). A page cannot look one up, but a connection with a STUN server of that name reports if
 * it could not (error 701, W3C WebRTC 1.0 section 4.8.3; the wording is Chromium's). It looks up one kind of address for each
 * of the tablet's networks, and a server may well lack one kind: false only if none of them found any.
 */
export async function resolves(host: string): Promise<boolean> {
  const pc = new RTCPeerConnection({ iceServers: [{ urls: `stun:${host}` }] });
  let [networks, failed] = [0, 0];
  try {
    const gathered = new Promise<void>((done) => {
      pc.onicecandidateerror = ({ errorText }) => (failed += Number(errorText.includes("lookup")));
      pc.onicecandidate = ({ candidate }) => {
        if (candidate === null) done();
        else networks += Number(candidate.type === "host" && candidate.protocol === "udp");
      };
      setTimeout(done, LOOKUP_MS);
    });
    pc.createDataChannel("probe");
    await pc.setLocalDescription();
    await gathered;
    return failed === 0 || failed < networks;
  } finally {
    pc.close();
  }
}

/** What came of a test call; null where nothing was measured. */
export interface Echoed {
  /** Share lost, 0 to 1, the worse of the two directions. */
  loss: number | null;
  jitterMs: number | null;
  rttMs: number | null;
  /** The browser's estimate of what it can send. */
  kbps: number | null;
  /** Whether sound came back. */
  sound: boolean;
  /** Whether a picture came back. */
  picture: boolean;
}

const PICTURE = { scaleResolutionDownBy: 4, maxFramerate: 15, maxBitrate: 500_000 };
const SAMPLE_MS = 1000;

/**
 * Holds a test call. `answer` passes the offer to the echo peer and resolves to its answer and the length of the call in
 * seconds; throws what `answer` throws.
 */
export async function echo(
  stream: MediaStream,
  config: RTCConfiguration,
  answer: (sdp: string) => Promise<{ sdp: string; seconds: number }>,
): Promise<Echoed> {
  const pc = new RTCPeerConnection(config);
  try {
    for (const track of stream.getTracks())
      pc.addTransceiver(track, track.kind === "video" ? { sendEncodings: [PICTURE] } : {});
    const gathered = new Promise<void>((done) => {
      pc.onicegatheringstatechange = () => pc.iceGatheringState === "complete" && done();
      setTimeout(done, GATHER_MS);
    });
    await pc.setLocalDescription();
    await gathered;
    const { sdp, seconds } = await answer(pc.localDescription!.sdp);
    await pc.setRemoteDescription({ type: "answer", sdp });
    return await measure(pc, seconds);
  } finally {
    pc.close();
  }
}

async function measure(pc: RTCPeerConnection, seconds: number): Promise<Echoed> {
  const look = async () => read([...(await pc.getStats()).values()] as Parameters<typeof read>[0]);
  const readings: Reading[] = [];
  for (let at = 0; at < seconds * 1000; at += SAMPLE_MS) {
    await new Promise((done) => setTimeout(done, SAMPLE_MS));
    readings.push(await look());
  }
  const [first, last] = [readings.find((one) => one.packetsIn > 0), readings.at(-1)!];
  const sample = first && between(first, last, "full");
  return {
    loss: sample ? Math.max(sample.loss, last.lossOut) : null,
    jitterMs: last.jitterMs,
    rttMs: last.rttMs,
    kbps: last.outBps === null ? null : last.outBps / 1000,
    sound: last.packetsIn > 0,
    picture: last.frames > 0,
  };
}
