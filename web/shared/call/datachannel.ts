/**
 * What two pages tell each other directly, over the encrypted data channel: text, how much they send, a still picture.
 * It does not go through the server and is not kept. Pure.
 */
import { RUNGS, type Rung } from "./ladder.ts";

/** A line of text, for noisy rooms and deaf people. */
export interface Chat {
  readonly type: "chat";
  readonly id: string;
  readonly text: string;
}

/** What the sender of this sends now. */
export interface Sends {
  readonly type: "sends";
  readonly rung: Rung;
}

export type Line = Chat | Sends;

export const LONGEST_CHAT = 500;
/** A still picture larger than that is not taken, bytes. */
export const LARGEST_STILL = 60_000;

/** The line in what came, or null: the other side may be of another version, or worse. */
export function parse(data: string): Line | null {
  if (data.length > 4 * LONGEST_CHAT) return null;
  let line: unknown;
  try {
    line = JSON.parse(data);
  } catch {
    return null;
  }
  if (typeof line !== "object" || line === null) return null;
  const { type, id, text, rung } = line as Record<string, unknown>;
  if (type === "chat" && typeof id === "string" && typeof text === "string" && text.trim() !== "")
    return { type, id: id.slice(0, 64), text: text.slice(0, LONGEST_CHAT) };
  if (type === "sends" && RUNGS.includes(rung as Rung)) return { type, rung: rung as Rung };
  return null;
}

/** What a line or a still picture does at the page it comes to. */
export interface Hearer {
  chat(line: Chat): void;
  /** The other side sends more or less than before. */
  receives(rung: Rung): void;
  still(picture: Blob): void;
}

/** Hands on what came over the channel; what is no line and no small picture is dropped. */
export function hear(data: string | ArrayBuffer, to: Hearer): void {
  if (typeof data !== "string") {
    if (data.byteLength <= LARGEST_STILL) to.still(new Blob([data], { type: "image/jpeg" }));
    return;
  }
  const line = parse(data);
  if (line?.type === "sends") to.receives(line.rung);
  else if (line) to.chat(line);
}
