/** The one thing that is asked for in the text of a description, because there is no call for it. Pure. */

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
