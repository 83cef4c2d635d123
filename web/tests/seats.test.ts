import assert from "node:assert/strict";
import { test } from "node:test";
import { offersTo, others, taken, type Seats } from "../shared/call/seats.ts";

const talk: Seats = {
  id: "session",
  officer: "officer",
  clinician: "first",
  second: null,
  guests: [],
  ringing: [],
  live: true,
};
const rings: Seats = { ...talk, clinician: null, ringing: ["first", "other"], live: false };
const by = (clinician: string, consultId = "session") => ({ clinician, consultId });

test("who has accepted has the session, and nobody else whom it rang", () => {
  assert.deepEqual(taken(rings, by("first")), talk);
  assert.deepEqual(others(taken(rings, by("other"))!, "officer"), ["other"]);
});

test("a clinician's own page is live at the server's answer", () => {
  assert.deepEqual(taken({ ...talk, live: false }, by("first")), talk);
});

test("a word about another session, or about somebody whom it rings no longer, lets nothing out", () => {
  assert.equal(taken(rings, by("first", "another session"))?.live, false);
  assert.equal(taken(rings, by("who rang before"))?.live, false);
  assert.equal(taken(rings, null)?.live, false);
  assert.equal(taken(null, by("first")), null);
});

test("the snapshot knows best who has a session that is live", () => {
  assert.deepEqual(taken(talk, by("other")), talk);
});

test("everybody is connected with all the others, and of two one offers", () => {
  const full = { ...talk, second: "second", guests: ["a guest", "b guest"] };
  const all = ["officer", "first", "second", "a guest", "b guest"];
  for (const me of all) {
    assert.deepEqual([me, ...others(full, me)].sort(), [...all].sort());
    for (const other of others(full, me))
      assert.notEqual(offersTo(full, me, other), offersTo(full, other, me), `${me} and ${other}`);
  }
});
