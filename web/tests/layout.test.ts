import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";

const shared = new URL("../shared/", import.meta.url);

test("everything the pages share is in a folder that says what it is", () => {
  const loose = readdirSync(shared, { withFileTypes: true }).filter((entry) => entry.isFile());
  assert.deepEqual(
    loose.map((entry) => entry.name),
    [],
  );
});
