import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../shared/call/datachannel.ts";
import { between, condense, type Sample } from "../shared/call/quality.ts";
import { forSpeech } from "../shared/call/sdp.ts";
import { hasArrived, read } from "../shared/call/stats.ts";

const sample: Sample = {
  seconds: 5,
  loss: 0,
  jitterMs: 4,
  rttMs: 80,
  inKbps: 900,
  outKbps: 800,
  framesPerS: 30,
  freezes: 0,
  concealed: 0,
  relayed: true,
  protocol: "udp",
  rung: "full",
};

test("a minute is the mean of its samples, each by its length", () => {
  const slice = condense(
    "2026-03-01T03:00:00Z",
    [sample, { ...sample, seconds: 15, loss: 0.2, rttMs: null }],
    null,
  );
  assert.equal(slice.seconds, 20);
  assert.ok(Math.abs(slice.loss - 0.15) < 1e-9);
  assert.equal(slice.rtt_ms, 80);
  assert.equal(condense("t", [sample, { ...sample, seconds: 15, rung: "small" }], "4g").rung, "small");
});

test("a reading after a rebuilt connection is not compared with one before", () => {
  const one = read([{ type: "transport", id: "t", timestamp: 1000, bytesReceived: 5000 }]);
  const two = read([{ type: "transport", id: "t", timestamp: 6000, bytesReceived: 10 }]);
  assert.equal(between(one, two, "full"), null);
});

test("five seconds in which no sound hasArrived are a whole loss", () => {
  const at = (timestamp: number) => read([{ type: "transport", id: "t", timestamp, bytesReceived: 5000 }]);
  assert.equal(between(at(1000), at(6000), "full")?.loss, 1);
});

test("speech is asked for with error correction and without sound in pauses, once", () => {
  const sdp =
    "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=rtpmap:111 opus/48000/2\r\na=fmtp:111 minptime=10;useinbandfec=1\r\n";
  const asked = forSpeech(sdp);
  assert.match(asked, /a=fmtp:111 minptime=10;useinbandfec=1;usedtx=1\r\n/);
  assert.equal(forSpeech(asked), asked);
  assert.equal(forSpeech("v=0\r\n"), "v=0\r\n");
});

test("what comes over the data channel is taken only if it is a line, and no longer than a line", () => {
  assert.deepEqual(parse('{"type":"chat","id":"1","text":"Hi","x":1}'), {
    type: "chat",
    id: "1",
    text: "Hi",
  });
  assert.deepEqual(parse('{"type":"sends","rung":"still"}'), { type: "sends", rung: "still" });
  for (const bad of [
    "",
    "null",
    "[]",
    "{",
    '{"type":"sends","rung":"x"}',
    '{"type":"chat","id":1,"text":"a"}',
  ])
    assert.equal(parse(bad), null);
  assert.equal(parse(JSON.stringify({ type: "chat", id: "1", text: "a".repeat(5000) })), null);
});

test("a changed pair of addresses is no sign of life, bytes and answered checks are", () => {
  const at = (pair: string, bytesReceived: number, responsesReceived: number) =>
    read([
      { type: "transport", id: "t", timestamp: 1, bytesReceived, selectedCandidatePairId: pair },
      { type: "candidate-pair", id: pair, responsesReceived },
    ]);
  assert.equal(hasArrived(at("a", 10, 5), at("b", 10, 9)), false);
  assert.equal(hasArrived(at("a", 10, 5), at("a", 10, 5)), false);
  assert.equal(hasArrived(at("a", 10, 5), at("a", 10, 6)), true);
  assert.equal(hasArrived(at("a", 10, 5), at("b", 11, 0)), true);
});
