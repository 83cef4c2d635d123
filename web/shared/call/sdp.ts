/** What is asked for in the text of a description or a candidate, because there is no call for it. Pure. */

/**
 * Asks the other side to send speech that survives losses and costs nothing in pauses: in-band FEC and DTX (RFC 7587
 * section 6.1; a receiver's wish, so it goes into what is sent and needs nothing here).
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

/** By what name an end is known to the other; another one after a restart (RFC 8839 section 5.4). */
export const nameOf = (sdp: string): string => /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1] ?? "";

/** Type and network are in the upper bits of a priority (RFC 8445 section 5.1.2.1); these are left to tell them by. */
const BITS = 15;

/**
 * Prefers candidates that were found by a later restart to all earlier ones, and keeps their order among themselves. A
 * pair counts as much as the lower of its two ends (RFC 8445 section 6.1.2.3), so the other side's are made the lower ones.
 * Else Chromium keeps to the old way, however dead, until it has been silent for 2.5 s (libwebrtc, `receiving_timeout`). What
 * the other side's network costs is left out: a dead way costs nothing.
 */
export const preferred = (text: string, restarts: number): string =>
  text
    .replace(/(candidate:\S+ \d+ \S+ )(\d+)/g, (_all, head: string, priority: string) => {
      return `${head}${restarts * 2 ** BITS + Math.floor(Number(priority) / 2 ** (31 - BITS)) + 1}`;
    })
    .replace(/ network-cost \d+/g, "");
