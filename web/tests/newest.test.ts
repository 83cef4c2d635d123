/** Whatever the order of the answers, the page shows the newest question's. */
import assert from "node:assert/strict";
import test from "node:test";
import { Newest, overtaking } from "../shared/api/newest.ts";

/** A server whose answers come when the test says so. */
function server() {
  const waiting: { question: string; answer: (text: string) => void; fail: (error: Error) => void }[] = [];
  const fetch = (question: string) =>
    new Promise<string>((answer, fail) => waiting.push({ question, answer, fail }));
  return { waiting, fetch };
}

function page() {
  const { waiting, fetch } = server();
  const shown: string[] = [];
  const newest = new Newest(fetch, {
    answer: (text: string) => shown.push(text),
    failed: (error) => shown.push(`failed: ${(error as Error).message}`),
  });
  return { waiting, shown, newest };
}

const settled = () => new Promise((done) => setImmediate(done));

test("an older answer that comes later never replaces a newer one", async () => {
  const { waiting, shown, newest } = page();
  newest.ask("all");
  newest.ask("only psychosis");
  waiting[1]!.answer("psychosis");
  await settled();
  waiting[0]!.answer("all");
  await settled();
  assert.deepEqual(shown, ["psychosis"]);
});

test("an older failure that comes later is not shown either", async () => {
  const { waiting, shown, newest } = page();
  newest.ask("all");
  newest.ask("only psychosis");
  waiting[1]!.answer("psychosis");
  await settled();
  waiting[0]!.fail(new Error("away"));
  await settled();
  assert.deepEqual(shown, ["psychosis"]);
});

test("twenty changes while one answer is on its way make one more question, not twenty", async () => {
  const { waiting, shown, newest } = page();
  for (let change = 0; change < 20; change++) newest.ask("session");
  assert.equal(waiting.length, 1);
  waiting[0]!.answer("before the changes");
  await settled();
  assert.equal(waiting.length, 2);
  waiting[1]!.answer("after them");
  await settled();
  assert.equal(waiting.length, 2);
  assert.deepEqual(shown, ["before the changes", "after them"]);
});

test("a question that was overtaken is asked anew when it comes again", async () => {
  const { waiting, shown, newest } = page();
  newest.ask("all");
  newest.ask("only psychosis");
  newest.ask("all");
  assert.deepEqual(
    waiting.map((one) => one.question),
    ["all", "only psychosis", "all"],
  );
  waiting[2]!.answer("all, new");
  waiting[0]!.answer("all, old");
  waiting[1]!.answer("psychosis");
  await settled();
  assert.deepEqual(shown, ["all, new"]);
});

test("a failure is shown, and the next question is asked as ever", async () => {
  const { waiting, shown, newest } = page();
  newest.ask("session");
  waiting[0]!.fail(new Error("away"));
  await settled();
  newest.ask("session");
  waiting[1]!.answer("here");
  await settled();
  assert.deepEqual(shown, ["failed: away", "here"]);
});

test("of two languages chosen one after the other the later stays, though its texts are there first", async () => {
  const newest = overtaking<string>();
  let arrive: (texts: string) => void = () => undefined;
  const spanish = newest(new Promise((done) => (arrive = done)));
  const english = newest(Promise.resolve("English"));
  assert.equal(await english, "English");
  arrive("Spanish");
  assert.equal(await spanish, null);
});
