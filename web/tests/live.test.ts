import assert from "node:assert/strict";
import { test } from "node:test";
import { guestOf, userOf, type Principal } from "../shared/call/principal.ts";
import { isInCall, isWaiting } from "../shared/live/consult.ts";
import { seatsOf } from "../shared/live/seats.ts";
import type { Snapshot } from "../shared/socket/client.ts";
import type { Seats } from "../shared/call/seats.ts";
import {
  accepted,
  claimed,
  type Connected,
  ELSEWHERE,
  HERE,
  type Hold,
  type Move,
  moveTo,
  settled,
  shown,
} from "../shared/talk/hold.ts";

const consult = (state: string, change = {}) => ({
  id: "session",
  state,
  officer_id: "officer",
  clinician_id: isInCall({ state } as { state: "active" }) ? "clinician" : null,
  second_id: null,
  calls_back: false,
  ...change,
});
const guests = {
  people: [
    { id: "interpreter", state: "present" },
    { id: "not yet let in", state: "waiting" },
  ],
};
const officer = (change: object) =>
  ({ role: "officer", consult: null, ringing: [], guests: null, ...change }) as unknown as Snapshot;
const clinician = (change: object) =>
  ({ role: "clinician", consult: null, offer: null, guests: null, ...change }) as unknown as Snapshot;
const offer = { consult_id: "session", officer_id: "officer", calls_back: false };
const visit = {
  consult_id: "session",
  state: "present",
  live: true,
  officer_id: "officer",
  clinician_id: "clinician",
  second_id: null,
  others: [{ id: "interpreter" }],
};
const guest = (change: object) => ({ role: "guest", visit: { ...visit, ...change } }) as unknown as Snapshot;

const rings = { id: "session", officer: userOf("officer"), second: null, guests: [], live: false };
const talk = { ...rings, clinician: userOf("clinician"), ringing: [], live: true };

test("each role's page has the call that its snapshot shows", () => {
  for (const [snapshot, me, seats, what] of [
    [null, "officer", null, "nothing is known yet"],
    [{ role: "supervisor" } as Snapshot, "supervisor", null, "a supervisor is in no call"],

    [officer({}), "officer", null, "no session"],
    [officer({ consult: consult("queued") }), "officer", null, "nobody is asked yet"],
    [
      officer({ consult: consult("offered"), ringing: ["a", "b"] }),
      "officer",
      { ...rings, clinician: null, ringing: [userOf("a"), userOf("b")] },
      "it rings at two clinicians",
    ],
    [
      officer({ consult: consult("offered", { calls_back: true }), ringing: ["a"] }),
      "officer",
      null,
      "moved on",
    ],
    [officer({ consult: consult("accepted") }), "officer", talk, "accepted"],
    [officer({ consult: consult("accepted", { calls_back: true }) }), "officer", null, "the tablet rings"],
    [officer({ consult: consult("interrupted") }), "officer", talk, "interrupted is a call"],
    [
      officer({ consult: consult("active", { second_id: "second" }), guests }),
      "officer",
      { ...talk, second: userOf("second"), guests: [guestOf("interpreter")] },
      "only guests who were let in have a seat",
    ],
    [officer({ consult: consult("ended") }), "officer", null, "ended"],

    [clinician({}), "clinician", null, "nothing rings"],
    [
      clinician({ offer }),
      "clinician",
      { ...rings, clinician: userOf("clinician"), ringing: [] },
      "it rings here",
    ],
    [clinician({ offer: { ...offer, calls_back: true } }), "clinician", null, "the officer is not there"],
    [clinician({ consult: consult("active") }), "clinician", talk, "in a call"],
    [
      clinician({ consult: consult("active", { calls_back: true }) }),
      "clinician",
      talk,
      "waits for the officer",
    ],
    [
      clinician({ consult: consult("active"), offer }),
      "clinician",
      talk,
      "an offer during a call changes nothing",
    ],
    [clinician({ consult: consult("ended"), offer }), "clinician", null, "wrap-up comes first"],

    [guest({}), "me", { ...talk, guests: [guestOf("me"), guestOf("interpreter")] }, "let in"],
    [guest({ state: "waiting" }), "me", null, "not let in yet"],
    [guest({ live: false }), "me", null, "no clinician has the session"],
    [guest({ officer_id: null }), "me", null, "it is not told who is there"],
  ] as [Snapshot | null, string, object | null, string][]) {
    const who: Principal = snapshot?.role === "guest" ? guestOf(me) : userOf(me);
    assert.deepEqual(seatsOf(snapshot, who, HERE), seats, what);
  }
});

test("a session that another window holds does not ring at the officer's, and its call is shown all the same", () => {
  const ringing = officer({ consult: consult("offered"), ringing: ["clinician"] });
  assert.equal(seatsOf(ringing, userOf("officer"), ELSEWHERE), null);
  assert.deepEqual(seatsOf(officer({ consult: consult("active") }), userOf("officer"), ELSEWHERE), talk);
  assert.equal(seatsOf(clinician({ offer }), userOf("clinician"), ELSEWHERE)?.live, false);
});

test("the server's word that a clinician has accepted makes the call live before a snapshot shows it", () => {
  const by = { consultId: "session", clinicianId: "clinician" };
  const ringing = officer({ consult: consult("offered"), ringing: ["clinician", "other"] });
  assert.deepEqual(seatsOf(ringing, userOf("officer"), accepted(HERE, by)), talk);
  assert.deepEqual(seatsOf(clinician({ offer }), userOf("clinician"), accepted(HERE, by)), talk);
  const another = accepted(HERE, { ...by, consultId: "another session" });
  assert.equal(seatsOf(ringing, userOf("officer"), another)?.live, false);
});

test("what becomes of a window's hold on the session", () => {
  const by = { consultId: "session", clinicianId: "clinician" };
  const fresh: Hold = { is: "accepted", fresh: true, by };
  const table: [string, (hold: Hold) => Hold, Hold, Hold][] = [
    ["claimed", claimed, ELSEWHERE, HERE],
    ["claimed twice", claimed, HERE, HERE],
    ["claimed while accepted", claimed, fresh, fresh],
    ["accepted", (hold) => accepted(hold, by), HERE, fresh],
    ["accepted for another window", (hold) => accepted(hold, by), ELSEWHERE, ELSEWHERE],
    ["shown while fresh", shown, fresh, { is: "here", fresh: true }],
    ["shown afterwards", shown, { ...fresh, fresh: false }, HERE],
    ["shown without a word ahead", shown, HERE, HERE],
    ["shown in another window", shown, ELSEWHERE, ELSEWHERE],
    ["settled before it is shown", settled, fresh, { ...fresh, fresh: false }],
    ["settled after it is shown", settled, { is: "here", fresh: true }, HERE],
    ["settled when the call is elsewhere", settled, ELSEWHERE, ELSEWHERE],
  ];
  for (const [what, step, before, after] of table) assert.deepEqual(step(before), after, what);
});

test("what changes nothing gives the same hold, so that nothing is drawn again", () => {
  assert.equal(claimed(HERE), HERE);
  assert.equal(shown(HERE), HERE);
  assert.equal(settled(HERE), HERE);
});

test("a session waits, is a call, or is over, and never two of them", () => {
  const states = [
    ...["requested", "queued", "offered", "accepted", "connecting", "active", "interrupted"],
    ...["ended", "documented", "closed", "cancelled", "abandoned", "unanswered"],
  ].map((state) => ({ state }) as { state: "active" });
  const told = states.map((one) => `${Number(isWaiting(one))}${Number(isInCall(one))}`);
  assert.deepEqual(told, [...Array(3).fill("10"), ...Array(4).fill("01"), ...Array(6).fill("00")]);
});

test("what a window does about its call, from what it knows and the connections it has", () => {
  const ringing = { ...rings, clinician: userOf("clinician"), ringing: [] };
  const up = { consultId: "session", isLive: false };
  const live = { ...up, isLive: true };
  for (const [seats, hold, connected, hangUp, then, what] of [
    [null, HERE, null, false, "nothing", "no call anywhere"],
    [null, HERE, live, true, "nothing", "the call is over"],
    [ringing, HERE, null, false, "dial", "it begins to ring"],
    [ringing, ELSEWHERE, null, false, "dial", "a clinician's other window rings too"],
    [ringing, HERE, up, false, "follow", "it still rings"],
    [talk, HERE, up, false, "follow", "accepted here"],
    [talk, HERE, live, false, "follow", "the call goes on"],
    [talk, HERE, null, false, "dial", "a reload in a call"],
    [talk, ELSEWHERE, null, false, "elsewhere", "another window has it"],
    [talk, ELSEWHERE, up, true, "elsewhere", "another window accepted what rang here too"],
    [talk, ELSEWHERE, live, false, "follow", "a call that is on is kept"],
    [ringing, HERE, live, true, "dial", "handed back, and it rings at the next one"],
    [talk, HERE, { ...live, consultId: "before" }, true, "dial", "another session"],
  ] as [Seats | null, Hold, Connected | null, boolean, Move["then"], string][])
    assert.deepEqual(moveTo(seats, hold, connected), { hangUp, then }, what);
});
