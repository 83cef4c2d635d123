import assert from "node:assert/strict";
import { test } from "node:test";
import { isMoving, KeyFrameRequest, pictureOf, type PictureState } from "../shared/call/picture.ts";

const usual: PictureState = { rung: "full", height: 720, paused: false, sharp: true };
const full = { maxFramerate: 30, maxBitrate: 1_500_000 };
const small = { maxFramerate: 10, maxBitrate: 90_000 };

test("each rung, height and moment of a call has its encoding", () => {
  for (const [change, scaleResolutionDownBy, limits] of [
    [{}, 1, full],
    [{ rung: "phone" }, 1, full],
    [{ rung: "small" }, 4, small],
    [{ rung: "small", height: 90 }, 1, small],
    [{ rung: "still" }, 1, {}],
    [{ rung: "text" }, 1, {}],
    // The first pictures of a call, and of what follows a silence, are small on every rung.
    [{ sharp: false }, 4, full],
    [{ sharp: false, height: 1080 }, 6, full],
    [{ sharp: false, height: 90 }, 1, full],
    [{ sharp: false, rung: "small" }, 4, small],
    // A camera that does not say how high its picture is counts as an ordinary one.
    [{ sharp: false, height: undefined }, 4, full],
    [{ rung: "small", height: undefined }, 4, small],
  ] as [Partial<PictureState>, number, object][])
    assert.deepEqual(
      pictureOf({ ...usual, ...change }),
      { scaleResolutionDownBy, ...limits, active: true, priority: "low", networkPriority: "low" },
      JSON.stringify(change),
    );
});

test("while nothing arrives no picture is sent, whatever the rung", () => {
  for (const rung of ["full", "small", "still", "text", "phone"] as const)
    assert.equal(pictureOf({ ...usual, rung, paused: true }).active, false);
});

test("only two rungs are without a moving picture", () => {
  assert.deepEqual(
    (["full", "small", "still", "text", "phone"] as const).filter((rung) => !isMoving(rung)),
    ["still", "text"],
  );
});

/** Runs `hand` while the encoder is held up, and lets the caller say what becomes of it. */
function held(request: KeyFrameRequest) {
  let answer!: (told: boolean) => void;
  const asked: boolean[] = [];
  const done = request.hand((keyFrame) => {
    asked.push(keyFrame);
    return new Promise((resolve) => (answer = resolve));
  });
  return { asked, finish: (told: boolean) => (answer(told), done) };
}
const asks = async (request: KeyFrameRequest) => {
  const change = held(request);
  await change.finish(true);
  return change.asked[0];
};

test("a key frame is asked for once", async () => {
  const request = new KeyFrameRequest();
  assert.equal(await asks(request), false);
  request.make();
  assert.equal(await asks(request), true);
  assert.equal(await asks(request), false);
});

test("a key frame that is wanted while the encoder is being told something is not forgotten", async () => {
  for (const before of [false, true]) {
    const request = new KeyFrameRequest();
    if (before) request.make();
    const change = held(request);
    request.make();
    await change.finish(true);
    assert.deepEqual(change.asked, [before]);
    assert.equal(await asks(request), true);
  }
});

test("a key frame that the encoder was not told of is asked for again", async () => {
  const request = new KeyFrameRequest();
  request.make();
  await held(request).finish(false);
  assert.equal(await asks(request), true);
  request.make();
  const failing = request.hand(() => Promise.reject(new Error("closed")));
  await assert.rejects(failing);
  assert.equal(await asks(request), true);
});

test("of two changes under way only one asks for the key frame", async () => {
  const request = new KeyFrameRequest();
  request.make();
  const [first, second] = [held(request), held(request)];
  await second.finish(true);
  await first.finish(true);
  assert.deepEqual([first.asked, second.asked], [[true], [false]]);
});
