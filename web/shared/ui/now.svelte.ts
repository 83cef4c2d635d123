/** The time and the time zone of what a page shows: the server's clock and the organization's zone, not this machine's. */
import type { User } from "../api/client";

const now = $state({ ms: Date.now() });

setInterval(() => (now.ms = Date.now()), 500);

interface Page {
  /** The server's time minus this machine's, milliseconds. */
  readonly skewMs: number;
  readonly user: User | null;
}

/** The server's time in milliseconds, updated while the screen shows it. */
export const serverMs = (page: Page): number => now.ms + page.skewMs;

/** Seconds since `iso`; negative if it lies ahead. */
export const secondsSince = (page: Page, iso: string): number => (serverMs(page) - Date.parse(iso)) / 1000;

/** The time zone of the user's organization, whatever zone the machine is set to. */
export const zoneOf = (page: Page): string => page.user?.organization.time_zone ?? "UTC";
