import assert from "node:assert/strict";
import { test } from "node:test";
import { guestOf, principalOf, userOf, type Principal } from "../shared/call/principal.ts";
import { offersTo, others, taken, type Seats } from "../shared/call/seats.ts";

const talk: Seats = {
  id: "session",
  officer: userOf("officer"),
  clinician: userOf("first"),
  second: null,
  guests: [],
  ringing: [],
  live: true,
};
const rings: Seats = { ...talk, clinician: null, ringing: [userOf("first"), userOf("other")], live: false };
const by = (clinicianId: string, consultId = "session") => ({ clinicianId, consultId });

test("who has accepted has the session, and nobody else whom it rang", () => {
  assert.deepEqual(taken(rings, by("first")), talk);
  assert.deepEqual(others(taken(rings, by("other"))!, userOf("officer")), [userOf("other")]);
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
  const guests = [guestOf("a"), guestOf("b")];
  const full = { ...talk, second: userOf("second"), guests };
  const all: Principal[] = [userOf("officer"), userOf("first"), userOf("second"), ...guests];
  for (const me of all) {
    assert.deepEqual([me, ...others(full, me)].sort(), [...all].sort());
    for (const other of others(full, me))
      assert.notEqual(offersTo(full, me, other), offersTo(full, other, me), `${me} and ${other}`);
  }
});

test("a guest with a clinician's id is somebody else, at every place of a call", () => {
  const twin = guestOf("first");
  const full = { ...talk, guests: [twin] };
  assert.notEqual(twin, userOf("first"));
  assert.deepEqual(others(full, userOf("first")), [userOf("officer"), twin]);
  assert.deepEqual(others(full, twin), [userOf("first"), userOf("officer")]);
  assert.notEqual(offersTo(full, twin, userOf("first")), offersTo(full, userOf("first"), twin));
  assert.equal(taken({ ...rings, ringing: [twin] }, by("first"))?.live, false, "no guest accepts a session");
  assert.equal(principalOf({ id: "first", role: "guest" }), twin);
  assert.equal(principalOf({ id: "first", role: "clinician" }), userOf("first"));
});
