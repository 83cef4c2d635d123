import assert from "node:assert/strict";
import { test } from "node:test";
import { type Ladder, type Rung, type Measurement, START, step, UP_MS } from "../shared/call/ladder.ts";

const fine: Measurement = { loss: 0, rttMs: 60, outBps: 2_000_000, silentMs: 0 };

/** The ladder after `seconds` of the same weather, a look each second. */
function after(ladder: Ladder, seen: Partial<Measurement>, seconds: number): Ladder {
  for (let i = 0; i < seconds; i++) ladder = step(ladder, { ...fine, ...seen }, 1000);
  return ladder;
}
const rungAfter = (seen: Partial<Measurement>, seconds: number): Rung => after(START, seen, seconds).rung;

test("fine weather stays on full video", () => assert.equal(rungAfter({}, 60), "full"));

test("one bad second is not acted on, two are", () => {
  assert.equal(rungAfter({ loss: 0.1 }, 1), "full");
  assert.equal(rungAfter({ loss: 0.1 }, 2), "small");
});

test("each kind of weather leads to its rung, with its reason", () => {
  for (const [seen, rung, reason] of [
    [{ loss: 0.1 }, "small", "loss"],
    [{ loss: 0.2 }, "still", "loss"],
    [{ loss: 0.5 }, "text", "loss"],
    [{ rttMs: 1000 }, "small", "delay"],
    [{ rttMs: 2000 }, "still", "delay"],
    [{ outBps: 100_000 }, "small", "bandwidth"],
    [{ outBps: 40_000 }, "still", "bandwidth"],
    [{ outBps: 8_000 }, "text", "bandwidth"],
    [{ silentMs: 10_000 }, "phone", "silence"],
  ] as const) {
    const ladder = after(START, seen, 9);
    assert.deepEqual([ladder.rung, ladder.reason], [rung, reason]);
  }
});

test("an estimate of bandwidth that is still growing does not count", () => {
  assert.equal(rungAfter({ outBps: 100_000 }, 5), "full");
});

test("a short silence says nothing of the bandwidth", () => {
  assert.equal(rungAfter({ silentMs: 3000, loss: 1 }, 6), "full");
});

test("up goes one rung at a time, after a while", () => {
  let ladder = after(START, { loss: 0.2 }, 2);
  ladder = after(ladder, {}, UP_MS / 1000 - 1);
  assert.equal(ladder.rung, "still");
  ladder = after(ladder, {}, 1);
  assert.deepEqual([ladder.rung, ladder.reason], ["small", "recovered"]);
});

test("a step up that does not hold makes the next one wait twice as long", () => {
  let ladder = after(START, { loss: 0.1 }, 2);
  ladder = after(ladder, {}, UP_MS / 1000);
  assert.equal(ladder.rung, "full");
  ladder = after(ladder, { loss: 0.1 }, 2);
  ladder = after(ladder, {}, UP_MS / 1000);
  assert.equal(ladder.rung, "small");
  assert.equal(after(ladder, {}, UP_MS / 1000).rung, "full");
});

test("after the telephone the picture is there again at the first sound", () => {
  const ladder = after(START, { silentMs: 12_000 }, 1);
  assert.equal(ladder.rung, "phone");
  assert.equal(after(ladder, {}, 1).rung, "full");
});
