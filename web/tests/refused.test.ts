/** A page says why a sign-in is locked and until when, and why a password is refused, in both languages. */
import assert from "node:assert/strict";
import test from "node:test";
import { refusal } from "../shared/api/problems.ts";
import { weakness, whileLocked } from "../shared/format/refused.ts";
import { en } from "../shared/texts/en/index.ts";
import { es } from "../shared/texts/es/index.ts";

const NOW = new Date(2026, 2, 1, 15, 0, 20).getTime();

test("a locked sign-in says why and until when, up to the next whole minute", () => {
  for (const texts of [en, es]) {
    const said = (code: string, why: string) =>
      whileLocked(texts, code, { why, wait_s: "600" }, NOW).replace(/\s/g, " ");
    for (const [code, why] of [
      ["locked-out", "name"],
      ["locked-out", "place"],
      ["pin-locked", "name"],
    ] as const)
      assert.match(said(code, why), /3:11/);
    assert.equal(
      new Set([said("locked-out", "name"), said("locked-out", "place"), said("pin-locked", "name")]).size,
      3,
    );
    assert.equal(said("wrong-password", "name"), "");
  }
});

test("every reason to refuse a password has a sentence", () => {
  for (const texts of [en, es]) {
    const said = ["short", "common", "repeated", "run", "name"].map((why) =>
      weakness(texts, "weak-password", { why, characters: "15" }),
    );
    assert.equal(new Set(said).size, 5);
    assert.match(said[0]!, /15/);
    assert.equal(weakness(texts, "name-taken", { why: "name" }), "");
  }
});

test("only the service's own problems refuse; what a proxy says in its place ends nothing", () => {
  const own = {
    type: "urn:corespond:problem:not-signed-in",
    detail: "Sign in again.",
    about: { why: "over" },
  };
  assert.deepEqual(
    { ...refusal(401, own) },
    { status: 401, code: "not-signed-in", detail: own.detail, about: own.about },
  );
  for (const other of [
    undefined,
    "<h1>Too many requests</h1>",
    {},
    { type: "about:blank" },
    { type: "urn:other:problem:x" },
  ])
    assert.equal(refusal(429, other), null);
});
