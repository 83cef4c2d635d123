/** What time a page says it is does not depend on how the tablet is set. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { dateOf, wallClock, wallClockSoon } from "../shared/format/wallclock.ts";

const AT = "2026-03-08T07:30:00Z"; // an hour and a half into Sunday in Chicago, half an hour before its clocks go forward
const spaced = (text: string) => text.replace(/\s/g, " "); // narrow ones among them

test("a time is the organization's, whatever zone the tablet is set to", () => {
  const times = ["America/Chicago", "America/Denver", "Asia/Tokyo", "UTC"].map((own) =>
    spaced(wallClock(AT, "America/Chicago", "en-US", own)),
  );
  assert.deepEqual(times, ["1:30 AM", "1:30 AM CST", "1:30 AM CST", "1:30 AM CST"]);
});

test("a zone with another name and the same time is not named", () => {
  assert.equal(spaced(wallClock(AT, "America/Chicago", "en-US", "America/Winnipeg")), "1:30 AM");
});

test("the hour after the change is said as the clocks there show it", () => {
  assert.equal(spaced(wallClock("2026-03-08T08:30:00Z", "America/Chicago", "en-US", "UTC")), "3:30 AM CDT");
});

test("the date of a moment is the organization's, whatever day it is in UTC", () => {
  assert.equal(dateOf("2026-03-08T05:59:00Z", "America/Chicago"), "2026-03-07");
  assert.equal(dateOf("2026-03-08T06:00:00Z", "America/Chicago"), "2026-03-08");
});

test("the weekday is said where the time is not today by the server's clock, there", () => {
  const said = (now: string) =>
    spaced(wallClockSoon(AT, Date.parse(now), "America/Chicago", "en-US", "America/Chicago"));
  assert.equal(said("2026-03-08T06:01:00Z"), "1:30 AM"); // one minute past midnight there
  assert.equal(said("2026-03-08T05:59:00Z"), "Sunday 1:30 AM"); // still Saturday there, though Sunday in UTC
  assert.equal(said("2026-03-01T07:30:00Z"), "Sunday 1:30 AM"); // a week before: the same weekday, another day
});

test("no component reads this machine's own clock or zone", () => {
  const root = new URL("..", import.meta.url).pathname;
  const found = ["officer", "clinician", "supervisor", "guest", "shared"]
    .flatMap((folder) =>
      readdirSync(`${root}/${folder}`, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".svelte"))
        .map((file) => `${folder}/${file}`),
    )
    .filter((file) =>
      /Date\.now\(\)|new Date\(\)|toLocale\w*String|DateTimeFormat/.test(
        readFileSync(`${root}/${file}`, "utf8"),
      ),
    );
  assert.deepEqual(found, []);
});
