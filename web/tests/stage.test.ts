/** Every stage of a clinician's page, from the offer to the record. */
import assert from "node:assert/strict";
import test from "node:test";
import { stageOf, type Stage } from "../clinician/stage.ts";

type Facts = Parameters<typeof stageOf>[0];
const NOTHING: Facts = {
  consult: null,
  inCall: false,
  isSecond: false,
  seats: null,
  fresh: false,
  late: false,
};
const TAKEN = { ...NOTHING, seats: { live: true } };
const ACCEPTED = { ...TAKEN, consult: { state: "accepted" }, inCall: true };

const TABLE: [string, Facts, Stage][] = [
  ["nothing rings", NOTHING, "waiting"],
  ["an offer that calls the officer back has no call to draw ahead", NOTHING, "waiting"],
  ["an offer rings", { ...NOTHING, seats: { live: false } }, "ringing"],
  ["the offer was accepted a moment ago", { ...TAKEN, fresh: true }, "taking"],
  ["the snapshot has not come yet", TAKEN, "taken"],
  ["the snapshot shows the session", ACCEPTED, "face"],
  ["the snapshot comes while the tap is fresh", { ...ACCEPTED, fresh: true }, "face"],
  ["the face does not come", { ...ACCEPTED, late: true }, "call"],
  ["the face is there", { ...ACCEPTED, consult: { state: "active" } }, "call"],
  ["the connection is lost", { ...ACCEPTED, consult: { state: "interrupted" } }, "call"],
  ["a colleague hands over", { ...ACCEPTED, consult: { state: "active" }, isSecond: true }, "second"],
  ["the call has ended", { ...NOTHING, consult: { state: "ended" }, late: true }, "record"],
  [
    "the call has ended and the next session rings",
    { ...NOTHING, consult: { state: "ended" }, seats: { live: false } },
    "record",
  ],
];

for (const [what, facts, stage] of TABLE)
  test(`${what}: ${stage}`, () => assert.equal(stageOf(facts), stage));
