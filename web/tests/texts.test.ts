/** Every language has every text, and no text is unused. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
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

/** Functions of a shared file that only later screens (or other pages) call, and the groups that only those read. */
const CALLED_LATER: Record<string, string[]> = {
  "shared/format/names.ts": ["needs", "usStates", "skills", "sessionIs"], // refusals; `sessionIs` may be missing
  "shared/format/reasons.ts": ["decisions", "passedOver", "progress", "usStates"],
  "shared/format/refused.ts": ["weak"], // where a password or PIN is set
  "shared/talk/people.ts": ["guestKinds"], // where faces are drawn
};
const STATIC = /^\s*(?:import|export)\s(?!type\b)(?:[^;'"]*?\sfrom\s)?["']([^"']+)["']/gm;
const DYNAMIC = /\bimport\(\s*["']([^"']+)["']\s*\)/g;

/** The file that `from` names in `file`; null for a package, a style or a type. */
function named(file: string, from: string): string | null {
  if (!/^(\.|\$shared\/)/.test(from)) return null;
  const path = from.startsWith("$shared/")
    ? from.replace("$shared", "shared")
    : posix.join(posix.dirname(file), from);
  return (
    [path, `${path}.ts`].find((one) => /\.(ts|svelte)$/.test(one) && existsSync(`${root}/${one}`)) ?? null
  );
}

const imports = (file: string, kind: RegExp): string[] =>
  [...readFileSync(`${root}/${file}`, "utf8").matchAll(kind)]
    .map((match) => named(file, match[1]!))
    .filter((one): one is string => one !== null && !one.startsWith("shared/texts/es/"));

/** All files that come with `entry`, without what is imported later. */
function together(entry: string, all = new Set<string>()): Set<string> {
  if (all.has(entry)) return all;
  all.add(entry);
  imports(entry, STATIC).forEach((one) => together(one, all));
  return all;
}

/** The groups of texts that these files bring. */
function brought(file: string): string[] {
  const part = /^shared\/texts\/en\/(\w+)\.ts$/.exec(file)?.[1];
  if (!part) return [];
  if (part === "check") return ["check"]; // a group by itself
  return [...readFileSync(`${root}/${file}`, "utf8").matchAll(/^ {2}(\w+):/gm)].map((match) => match[1]!);
}

/** "file: group" for what is read before it is there, in what comes with `entry` and in whatever that loads later. */
function tooEarly(entry: string, before: ReadonlySet<string>, visited = new Set<string>()): string[] {
  if (visited.has(entry)) return [];
  visited.add(entry);
  const all = [...together(entry)];
  const has = new Set([...before, ...all.flatMap(brought)]);
  const missing = all
    .filter((file) => !file.startsWith("shared/texts/"))
    .flatMap((file) =>
      [...readFileSync(`${root}/${file}`, "utf8").matchAll(/\b(?:(?:t|person)\(\)|texts)\s*\.\s*(\w+)/g)]
        .map((match) => match[1]!)
        .filter((group) => !has.has(group) && !CALLED_LATER[file]?.includes(group))
        .map((group) => `${file}: ${group}`),
    );
  const later = all.flatMap((file) => imports(file, DYNAMIC)).filter((one) => !all.includes(one));
  return [...new Set([...missing, ...later.flatMap((one) => tooEarly(one, has, visited))])];
}

test("no text is read before it is loaded", () => {
  for (const page of ["officer", "clinician", "supervisor", "guest"])
    assert.deepEqual(tooEarly(`${page}/main.ts`, new Set()), [], page);
});
