import assert from "node:assert/strict";
import { test } from "node:test";
import { next, type Observation, type Phase, type Reason, statusAfter } from "../shared/call/recovery.ts";

const well: Observation = {
  state: "connected",
  ice: "connected",
  silentMs: 0,
  rttMs: null,
  networkChanged: false,
  serverReachable: true,
  otherRestarts: true,
  attempt: null,
};
const does = (change: Partial<Observation>, sinceRepeatMs = 0) =>
  next({ ...well, ...change }, sinceRepeatMs).do;

test("while sound comes nothing is done", () => {
  assert.equal(does({}), "wait");
  assert.equal(does({ silentMs: 400, ice: "disconnected" }), "wait");
});

test("a short silence asks the server, a second of it restarts, long before ICE fails (element-call #928)", () => {
  assert.equal(does({ silentMs: 700 }), "probe");
  assert.equal(does({ silentMs: 1000 }), "restart");
  assert.equal(does({ silentMs: 600, ice: "disconnected" }), "restart");
});

test("a call is not given up before a restart was tried (deltachat-android #4536)", () => {
  assert.equal(does({ state: "failed" }), "restart");
});

test("a restart that failed is followed by a whole new connection (stream-video-js #1408)", () => {
  const attempt = { kind: "restart", forMs: 4000, answered: true } as const;
  assert.equal(does({ silentMs: 5000, attempt }), "rebuild");
  assert.equal(does({ silentMs: 3000, attempt: { ...attempt, forMs: 2000 } }), "wait");
});

test("where both talk through the server and not to each other, a near side is not left waiting for a restart", () => {
  const attempt = { kind: "restart", forMs: 400, answered: true } as const;
  assert.equal(does({ silentMs: 1250, rttMs: 40, attempt }), "rebuild");
  assert.equal(does({ silentMs: 1250, rttMs: 40, attempt: { ...attempt, forMs: 300 } }), "wait");
  assert.equal(does({ silentMs: 1250, rttMs: 40, attempt: { ...attempt, answered: false } }), "wait");
  assert.equal(
    does({ silentMs: 1250, rttMs: 300, attempt }),
    "wait",
    "over a long way the restart is there first",
  );
  assert.equal(does({ silentMs: 2600, rttMs: 40, attempt }), "wait", "from now on a restart is used at once");
  assert.equal(does({ silentMs: 600, rttMs: 40, attempt }), "wait", "it may come back by itself");
});

test("one attempt at a time; what was not answered is said again, and the old connection is kept meanwhile", () => {
  const attempt = { kind: "restart", forMs: 100_000, answered: false } as const;
  assert.equal(does({ state: "failed", silentMs: 100_000, attempt }, 500), "wait");
  assert.equal(does({ state: "failed", silentMs: 100_000, attempt }, 1000), "repeat");
});

test("while nobody can be told nothing is done: the old connection may come back by itself", () => {
  assert.equal(does({ serverReachable: false, silentMs: 60_000 }), "wait");
  assert.equal(does({ serverReachable: false, state: "failed" }), "wait");
});

test("another network is answered by a restart before anything is lost", () => {
  assert.equal(does({ networkChanged: true }), "restart");
});

test("a side that cannot restart gets a new connection, and not at a flicker", () => {
  assert.equal(does({ otherRestarts: false, silentMs: 1200 }), "wait");
  assert.equal(does({ otherRestarts: false, silentMs: 2000 }), "rebuild");
  assert.equal(does({ otherRestarts: false, state: "failed" }), "rebuild");
});

test("a connection that came back by itself is not replaced", () => {
  const attempt = { kind: "restart", forMs: 9000, answered: true } as const;
  assert.equal(does({ silentMs: 100, attempt }), "wait");
});

test("how the connection stands, from how it stood and what is seen", () => {
  const table = [
    ["connecting", { state: "new" }, "connecting", "setting_up"],
    ["connecting", {}, "connected", null],
    ["connecting", { silentMs: 600 }, "connecting", "no_server"],
    ["connecting", { state: "failed" }, "connecting", "failed"],
    ["connected", {}, "connected", null],
    ["connected", { silentMs: 1900 }, "connected", null],
    ["connected", { silentMs: 2000 }, "interrupted", "silent"],
    ["connected", { state: "failed" }, "interrupted", "failed"],
    ["connected", { state: "disconnected", serverReachable: false }, "interrupted", "no_server"],
    ["interrupted", { silentMs: 5000 }, "interrupted", "silent"],
    ["interrupted", { silentMs: 600 }, "interrupted", "no_server"],
    ["interrupted", { silentMs: 400 }, "connected", null],
  ] as [Phase, Partial<Observation>, Phase, Reason | null][];
  for (const [phase, change, then, reason] of table) {
    const before = { phase, reason: phase === "connected" ? null : ("no_server" as const) };
    assert.deepEqual(
      statusAfter(before, { ...well, ...change }, true),
      { phase: then, reason },
      `${phase}, ${JSON.stringify(change)}`,
    );
  }
});

test("without a network that is the reason, whatever else is seen", () => {
  const before = { phase: "connected", reason: null } as const;
  const sight: Observation = { ...well, state: "failed", serverReachable: false };
  assert.deepEqual(statusAfter(before, sight, false), { phase: "interrupted", reason: "no_network" });
});
