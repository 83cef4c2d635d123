/** Signed out is signed out, with or without a network; and what was kept ends with the sign-in. */
import assert from "node:assert/strict";
import test from "node:test";
import { opens } from "../shared/offline/kept.ts";
import { Renewal, type Store } from "../shared/api/renewal.ts";

function memory(): Store {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

/** A browser whose server can be reached or not; `heard` counts the sign-outs that arrived. */
function browser() {
  const server = { reached: true, heard: 0 };
  const store = memory();
  const open = () =>
    new Renewal("officer", store, async () => {
      server.heard += Number(server.reached);
      return server.reached;
    });
  return { server, store, open };
}

test("signing out without a network leaves nothing that lets the page in again, not after a reload either", () => {
  const { server, open } = browser();
  const page = open();
  page.keep("half");
  server.reached = false;
  page.drop();
  assert.equal(page.key, "");
  assert.equal(open().key, "");
});

test("a sign-out without a network is sent when the network is back, once, also after a reload", async () => {
  const { server, open } = browser();
  server.reached = false;
  const page = open();
  page.keep("half");
  page.drop();
  assert.equal(await page.settle(), false);
  const reloaded = open();
  assert.equal(reloaded.owes, true);
  server.reached = true;
  assert.deepEqual(await Promise.all([reloaded.settle(), reloaded.settle()]), [true, true]);
  assert.equal(await open().settle(), true);
  assert.equal(server.heard, 1);
});

test("whoever has not signed in owes the server nothing", async () => {
  const { server, open } = browser();
  const page = open();
  page.drop();
  assert.equal(await page.settle(), true);
  assert.equal(server.heard, 0);
});

test("the tabs of one browser share a sign-in, and roles do not", () => {
  const { store, open } = browser();
  open().keep("half");
  assert.equal(open().key, "half");
  assert.equal(new Renewal("clinician", store, async () => true).key, "");
});

test("what was kept opens until the sign-in ends, and not for a clock that was set back", () => {
  const [keptAtMs, endsAtMs] = [1_000_000, 9_000_000];
  assert.equal(opens({ keptAtMs, endsAtMs }, 8_999_999), true);
  assert.equal(opens({ keptAtMs, endsAtMs }, 9_000_000), false);
  assert.equal(opens({ keptAtMs, endsAtMs }, 1_000_000 - 60_001), false);
  assert.equal(
    opens({} as never, 8_000_000),
    false,
    "kept by an older version, which did not say until when",
  );
});
