/** Every language has every text, and no text is unused. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { en } from "../shared/texts/en/index.ts";
import { es } from "../shared/texts/es/index.ts";

type Tree = { [key: string]: Tree | string | ((...given: never[]) => string) };

function leaves(tree: Tree, path: string[] = []): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "object" ? leaves(value, [...path, key]) : [[...path, key].join(".")],
  );
}

const at = (tree: Tree, path: string): unknown =>
  path.split(".").reduce<unknown>((inner, key) => (inner as Tree)[key], tree);

const root = new URL("..", import.meta.url).pathname;
const files = ["officer", "clinician", "supervisor", "guest", "shared"]
  .flatMap((folder) =>
    readdirSync(`${root}/${folder}`, { recursive: true, encoding: "utf8" }).map(
      (file) => `${folder}/${file}`,
    ),
  )
  .filter((file) => /\.(svelte|ts)$/.test(file) && !file.includes("texts/e") && !file.endsWith(".d.ts"));
const sources = files.map((file) => readFileSync(`${root}/${file}`, "utf8"));

const whole = sources.join("\n");

/** How a file gets its texts: it calls a function for them, or they are passed to a pure function. */
const GIVEN = "(?:\\(\\)|\\btexts)";

/** A text is used by its full name, by an index or an alias of its group, or because its whole group is passed on. */
function used(path: string): boolean {
  const keys = path.split(".");
  const named = keys.join("\\s*\\.\\s*");
  if (new RegExp(`${GIVEN}\\s*\\.\\s*${named}\\b`).test(whole)) return true;
  if (keys.length === 1) return false;
  const group = keys.slice(0, -1).join("\\s*\\.\\s*");
  if (new RegExp(`${GIVEN}\\s*\\.\\s*${group}(?![\\w.]|\\s*\\.)`).test(whole)) {
    const alias = new RegExp(`const (\\w+) = \\$?\\w*\\(?\\w+\\(\\)\\.${group}\\)?;`);
    const renamed = sources.filter((source) => alias.test(source));
    if (renamed.length === 0) return true;
    return renamed.some((source) => {
      const name = alias.exec(source)![1];
      return new RegExp(`\\b${name}(\\??\\.${keys.at(-1)}\\b|\\[)`).test(source);
    });
  }
  return false;
}

const inEnglish = leaves(en as unknown as Tree);

test("Spanish has every text that English has, of the same kind, and no other", () => {
  const inSpanish = leaves(es as unknown as Tree).filter((path) => !path.startsWith("problems."));
  assert.deepEqual(inSpanish.sort(), [...inEnglish].sort());
  for (const path of inEnglish)
    assert.equal(typeof at(es as unknown as Tree, path), typeof at(en as unknown as Tree, path), path);
});

test("no text is empty in one language and said in another", () => {
  for (const path of inEnglish)
    assert.equal(at(es as unknown as Tree, path) === "", at(en as unknown as Tree, path) === "", path);
});

test("no text is unused", () => {
  assert.deepEqual(
    inEnglish.filter((path) => !used(path)),
    [],
  );
});

test("no screen says a word that is not in the catalogue", () => {
  // Text between tags, or in an attribute that people read or hear, that begins with a letter.
  const spoken = />[\s]*([A-Z][a-z]+[^<>{}=;()]*)</g;
  const attribute = /(?:aria-label|title|placeholder|alt|label|legend)="([A-Za-z][^"{]*)"/g;
  const bodies = files
    .filter((file) => file.endsWith(".svelte"))
    .map((file) => readFileSync(`${root}/${file}`, "utf8"))
    .map((source) => source.replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g, ""));
  const found = bodies.flatMap((body) =>
    [...body.matchAll(spoken), ...body.matchAll(attribute)].map((match) => match[1]),
  );
  assert.deepEqual(
    found.filter((text) => text !== "corespond"),
    [],
  );
});

/** Shared files that only some pages import, and the groups that only those pages have. */
const APART: Record<string, string[]> = {
  "shared/format/names.ts": ["needs", "usStates"],
  "shared/format/reasons.ts": ["decisions", "passedOver", "progress", "usStates"],
};

test("each page has the texts of every screen it can show", () => {
  for (const page of ["officer", "clinician", "supervisor", "guest"]) {
    const own = ["texts", "later"]
      .filter((name) => existsSync(`${root}/${page}/${name}.ts`))
      .map((name) => readFileSync(`${root}/${page}/${name}.ts`, "utf8"))
      .join("\n");
    const parts = [...own.matchAll(/texts\/en\/(\w+)"/g)].map((match) => match[1]!);
    const texts = parts.map((part) => readFileSync(`${root}/shared/texts/en/${part}.ts`, "utf8")).join("\n");
    const has = new Set([...texts.matchAll(/^ {2}(\w+):/gm)].map((match) => match[1]!));
    if (parts.includes("check")) has.add("check"); // a group by itself
    const needed = files
      .filter((file) => file.startsWith(`${page}/`) || (file.startsWith("shared/") && page !== "supervisor"))
      .flatMap((file) => {
        const source = readFileSync(`${root}/${file}`, "utf8");
        return [...source.matchAll(/\b(?:(?:t|person)\(\)|texts)\s*\.\s*(\w+)/g)]
          .map((match) => match[1]!)
          .filter((group) => !APART[file]?.includes(group));
      });
    assert.deepEqual(
      [...new Set(needed)].filter((group) => !has.has(group)),
      [],
      page,
    );
  }
});
