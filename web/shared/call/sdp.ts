/** What is changed in the text of a description or candidate, because there is no API for it. Pure. */

/**
 * Asks the other side for speech that survives packet loss and costs nothing during pauses: in-band FEC and DTX (RFC 7587
 * section 6.1). These are wishes of the receiver, so they go into the description that is sent.
 */
export function forSpeech(sdp: string): string {
  const type = /^a=rtpmap:(\d+) opus\/48000\/2\r?$/m.exec(sdp)?.[1];
  if (type === undefined) return sdp;
  const line = new RegExp(`^(a=fmtp:${type} )(.*?)(\\r?)$`, "m");
  return sdp.replace(line, (_all, head: string, given: string, end: string) => {
    const known = new Map(given.split(";").map((one) => one.split("=") as [string, string]));
    known.set("useinbandfec", "1").set("usedtx", "1");
    return `${head}${[...known].map(([name, value]) => `${name}=${value}`).join(";")}${end}`;
  });
}

/** The ICE user name fragment of a description, a new one after each restart (RFC 8839 section 5.4); empty if it has none. */
export const iceUfrag = (sdp: string): string => /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1] ?? "";

/** A priority's upper bits hold type and network (RFC 8445 section 5.1.2.1); these are left to tell candidates apart. */
const BITS = 15;

/**
 * Raises the priority of candidates that were found after `restarts` restarts above all earlier ones, and keeps their order
 * among themselves. Takes a description or a single candidate. A pair counts as much as the lower of its two ends (RFC 8445
 * section 6.1.2.3), so the other side's candidates are made the lower ones. Without this Chromium stays on the old path, dead
 * or not, until it has been silent for 2.5 s (libwebrtc, `receiving_timeout`). The cost of the other side's network is
 * removed: a dead path costs nothing.
 */
export const preferred = (text: string, restarts: number): string =>
  text
    .replace(/(candidate:\S+ \d+ \S+ )(\d+)/g, (_all, head: string, priority: string) => {
      return `${head}${restarts * 2 ** BITS + Math.floor(Number(priority) / 2 ** (31 - BITS)) + 1}`;
    })
    .replace(/ network-cost \d+/g, "");
