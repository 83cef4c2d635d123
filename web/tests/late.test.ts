/**
 * What a component is given belongs to the newest snapshot: after an `await`, and in a command that is sent again until it is
 * taken, it may be gone or another session's. Whoever waits takes what it needs before.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { parse } from "svelte/compiler";

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}
const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === "string";
const inside = (node: Node): Node[] => Object.values(node).flat().filter(isNode);
const all = (node: Node): Node[] => [node, ...inside(node).flatMap(all)];
const isFunction = ({ type }: Node) => /Function/.test(type);
/** The nodes of a function's own body: those of functions in it run at another time. */
const own = (node: Node): Node[] =>
  inside(node).flatMap((one) => (isFunction(one) ? [] : [one, ...own(one)]));

/** Given to a component for as long as it lives, with what it says of itself. */
const STAYS = /^(live|talk|draft|log|on[A-Z]\w*|timeZone|media)$/;
/** Sends what it is given, and sends it again. */
const SENDS = /^(live\.run|command|run)$/;

/** What of a component's script belongs to a snapshot: its properties, and what is derived. */
function passing(script: Node): Set<string> {
  const declared = all(script).filter(({ type, init }) => type === "VariableDeclarator" && isNode(init));
  const of = (...names: string[]) => declared.filter(({ init }) => names.includes(callee(init as Node)));
  const props = of("$props").flatMap(({ id }) =>
    ((id as Node).properties as Node[]).map(({ key }) => (key as Node).name as string),
  );
  const derived = of("$derived", "$derived.by")
    .filter(({ init }) => !/session\.http|live\.user\?|^\$derived\(t\(\)/.test(sourceOf(init as Node)))
    .map(({ id }) => (id as Node).name as string);
  return new Set([...props.filter((name) => !STAYS.test(name)), ...derived]);
}

let source = "";
const sourceOf = ({ start, end }: Node) => source.slice(start, end);
const callee = (node: Node) => (node.type === "CallExpression" ? sourceOf(node.callee as Node) : "");

/** Where a component reads too late what may have passed. */
function tooLate(text: string): string[] {
  source = text;
  const script = parse(text, { modern: true }).instance?.content as unknown as Node | undefined;
  if (!script) return [];
  const passed = passing(script);
  const reads = (node: Node, parent: Node | null): boolean =>
    (node.type === "Identifier" &&
      passed.has(node.name as string) &&
      !(parent?.type === "MemberExpression" && parent.property === node && !parent.computed) &&
      !(parent?.type === "Property" && parent.key === node && !parent.shorthand)) ||
    (node.type === "TSNonNullExpression" && /^live\.(consult|snapshot|user)!$/.test(sourceOf(node)));
  const found: string[] = [];
  const look = (node: Node, parent: Node | null, from: number) => {
    if (node.start >= from && reads(node, parent)) found.push(sourceOf(parent ?? node));
    for (const one of inside(node)) look(one, node, from);
  };
  for (const one of all(script).filter(isFunction)) {
    const waits = own(one).filter(({ type }) => type === "AwaitExpression");
    if (one.async && waits.length) look(one, null, Math.min(...waits.map(({ end }) => end)));
  }
  for (const call of all(script).filter((one) => SENDS.test(callee(one))))
    for (const sent of (call.arguments as Node[]).filter(isFunction)) look(sent, null, 0);
  return [...new Set(found)];
}

const root = new URL("..", import.meta.url).pathname;
const components = ["officer", "clinician", "supervisor", "guest", "shared"].flatMap((folder) =>
  readdirSync(`${root}/${folder}`, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".svelte"))
    .map((file) => `${folder}/${file}`),
);

test("no component reads after an answer what a snapshot may have taken away meanwhile", () => {
  const found = components.map((file) => [file, tooLate(readFileSync(`${root}/${file}`, "utf8"))] as const);
  assert.deepEqual(Object.fromEntries(found.filter(([, late]) => late.length)), {});
});

test("what is read too late is found, and what is read in time is not", () => {
  const script = (body: string) => `<script lang="ts">
    let { live, offer, onDone } = $props();
    const params = $derived({ path: { id: offer.id } });
    const http = $derived(live.session.http);
    ${body}
  </script>`;
  assert.deepEqual(tooLate(script(`async function f() { await g(); use(offer.id); }`)), ["offer.id"]);
  assert.deepEqual(tooLate(script(`async function f() { await g(); use(live.user!); }`)), [
    "use(live.user!)",
  ]);
  assert.deepEqual(tooLate(script(`const f = () => live.run(() => http.POST("/", { params }));`)), [
    "params",
  ]);
  assert.deepEqual(
    tooLate(script(`async function f() { const { id } = offer; await g(id); onDone({ offer: id }); }`)),
    [],
  );
  assert.deepEqual(tooLate(script(`const f = (params) => live.run(() => http.POST("/"));`)), []);
});

test("no component but the dialog itself holds one: it may be gone when the answer comes", () => {
  const holds = components.filter((file) => readFileSync(`${root}/${file}`, "utf8").includes("<dialog"));
  assert.deepEqual(holds, ["shared/ui/Dialog.svelte"]);
});
