import assert from "node:assert/strict";
import { test } from "node:test";
import { isMoving, pictureOf, type PictureState } from "../shared/call/picture.ts";

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
