import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { dirname, join, normalize } from "node:path";

const shared = new URL("../shared/", import.meta.url).pathname;
/** Which folders of web/shared each one may import from. A star: its types only. */
const MAY_IMPORT: Record<string, string[]> = {
  api: ["texts"],
  call: ["api*", "socket*"],
  device: ["texts"],
  format: ["api", "socket*", "texts"],
  live: ["api", "call", "format", "offline", "socket", "talk", "texts"],
  offline: ["api", "socket*"],
  socket: [],
  talk: ["api", "call", "device", "format", "socket*", "texts"],
  texts: ["api"],
  ui: ["api*", "call", "format", "live*", "socket*", "talk", "texts"],
};

const sources = (folder: string): string[] =>
  readdirSync(join(shared, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|svelte)$/.test(name) && !name.endsWith(".d.ts"))
    .map((name) => join(folder, name));
const read = (name: string): string => readFileSync(join(shared, name), "utf8");

/** What a file imports, by its path in web/shared; `../` leads out of it. */
function imports(name: string): { from: string; typeOnly: boolean }[] {
  const fixed = /^\s*(?:import|export)\s(type\s)?(?:[^;"=]*\sfrom\s)?"([^"]+)"/gm;
  const lazy = /\bimport(\b)\("([^"]+)"\)/g;
  const found = [fixed, lazy].flatMap((pattern) => [...read(name).matchAll(pattern)]);
  return found.map(([, type, path]) => {
    const from = path!.startsWith(".") ? normalize(join(dirname(name), path!)) : path!;
    return { from, typeOnly: type?.trim() === "type" };
  });
}

test("everything the pages share is in a folder that says what it is", () => {
  const loose = readdirSync(shared, { withFileTypes: true }).filter((entry) => entry.isFile());
  const names = loose.map((entry) => entry.name);
  assert.deepEqual(names, []);
});

test("each folder imports only what it is said to", () => {
  const folders = readdirSync(shared);
  assert.deepEqual(folders.sort(), Object.keys(MAY_IMPORT).sort());
  const wrong: string[] = [];
  for (const folder of folders)
    for (const name of sources(folder))
      for (const { from, typeOnly } of imports(name)) {
        const to = from.split("/")[0]!;
        if (!folders.includes(to) || to === folder) continue;
        const may = MAY_IMPORT[folder]!;
        if (!may.includes(to) && !(typeOnly && may.includes(`${to}*`))) wrong.push(`${name} imports ${from}`);
      }
  assert.deepEqual(wrong, []);
});

test("the call library knows no page and no framework", () => {
  const GATE = "../worker/gate?worker";
  const wrong = sources("call").flatMap((name) => {
    const outside = imports(name).filter(({ from }) => !/^(call|api|socket)\//.test(from) && from !== GATE);
    // An element that is never shown, to read a track's pictures, is no page.
    const page = read(name).replaceAll('document.createElement("video")', "");
    const words = page.match(/\bdocument\.(?!s\b)|\$state|\$derived|querySelector|localStorage|location\./g);
    return [
      ...outside.map(({ from }) => `${name} imports ${from}`),
      ...(words ?? []).map((word) => `${name}: ${word}`),
    ];
  });
  assert.deepEqual(wrong, []);
});

test("every export of the call library has a docstring", () => {
  const bare = sources("call").flatMap((name) => {
    const lines = read(name).split("\n");
    return lines
      .map((line, at) => [line, lines[at - 1] ?? ""] as const)
      .filter(([line, before]) => /^export (?!\{)/.test(line) && !/\*\/$/.test(before.trim()))
      .map(([line]) => `${name}: ${line}`);
  });
  assert.deepEqual(bare, []);
});
