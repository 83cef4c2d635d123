import assert from "node:assert/strict";
import { test } from "node:test";
import { iceUfrag, preferred } from "../shared/call/sdp.ts";

const line = (priority: number) =>
  `candidate:842163049 1 udp ${priority} 192.0.2.7 51472 typ host generation 0 ufrag F7gI network-cost 10`;
const of = (text: string) => Number(/^candidate:\S+ \d+ \S+ (\d+)/.exec(text)?.[1]);
// As Chromium gives them: two networks of one tablet, an address behind a NAT, the relay by UDP, TCP and TLS.
const PRIORITIES = [2122260223, 2122194687, 1686052607, 41885439, 25108223, 8331263];

/** How much a pair of candidates counts where `theirs` answers (RFC 8445 section 6.1.2.3). */
const pair = (ours: number, theirs: number) =>
  2n ** 32n * BigInt(Math.min(ours, theirs)) +
  2n * BigInt(Math.max(ours, theirs)) +
  (ours > theirs ? 1n : 0n);

test("the worst way that a later look found is preferred to the best one of before, whatever our end of it", () => {
  for (const restarts of [0, 1, 7, 200])
    for (const before of PRIORITIES)
      for (const after of PRIORITIES)
        for (const ours of PRIORITIES)
          for (const later of PRIORITIES) {
            const old = pair(ours, of(preferred(line(before), restarts)));
            assert.ok(pair(later, of(preferred(line(after), restarts + 1))) > old);
          }
});

test("ways that were found together keep their order", () => {
  for (const restarts of [0, 3]) {
    const told = PRIORITIES.map((one) => of(preferred(line(one), restarts)));
    assert.deepEqual(
      told,
      [...new Set(told)].sort((one, other) => other - one),
    );
  }
});

test("every priority stays one that a candidate may have", () => {
  for (const priority of [1, 2 ** 31 - 1])
    for (const restarts of [0, 60_000]) {
      const told = of(preferred(line(priority), restarts));
      assert.ok(told >= 1 && told < 2 ** 31);
    }
});

test("what a network costs is left out, and all the rest is kept", () => {
  assert.match(preferred(line(2122260223), 1), / 192\.0\.2\.7 51472 typ host generation 0 ufrag F7gI$/);
  const sdp = `v=0\r\na=ice-ufrag:F7gI\r\na=${line(2122260223)}\r\na=${line(41885439)}\r\na=mid:0\r\n`;
  const told = preferred(sdp, 1);
  assert.equal(told.split("\r\n").length, sdp.split("\r\n").length);
  assert.ok(!told.includes("network-cost"));
  assert.match(told, /\r\na=mid:0\r\n$/);
});

test("an end is known by its name, wherever in its description that stands", () => {
  assert.equal(iceUfrag("v=0\r\na=ice-ufrag:F7gI\r\na=ice-pwd:x\r\n"), "F7gI");
  assert.equal(iceUfrag("v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=ice-ufrag:x+/9\r\n"), "x+/9");
  assert.equal(iceUfrag("v=0\r\n"), "");
});
