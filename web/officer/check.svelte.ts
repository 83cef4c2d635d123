/** The check before a shift: items run one after another, each with its outcome and what was measured. */
import { command, ONCE, type Schemas } from "$shared/api/client";
import { Refusal, Unreachable } from "$shared/api/problems";
import { openMedia, stop, type LocalMedia } from "$shared/call/media";
import { echo, gathers, resolves } from "$shared/call/probe";
import type { Live } from "$shared/live/live.svelte";
import type { OfficerSnapshot } from "$shared/socket/protocol";
import { explain } from "$shared/format/explain";
import { t } from "$shared/texts/index.svelte";
import { tones } from "$shared/device/tones";
import { Level } from "./level";

export type Item = Schemas["CheckItem"];
type Outcome = Schemas["ItemResult"];
export interface Row {
  outcome: Outcome | "waiting" | "running";
  said: string;
}

export const ITEMS: Item[] = [
  "https", "dns", "socket", "clock", "permission", "camera", "microphone", "speaker", "battery", "storage",
  "stun", "turn_udp", "turn_tcp", "turn_tls", "call",
]; // prettier-ignore
const SPEAK_MS = 6000;
const HEARD = 0.02;
const LEAST_STORAGE_BYTES = 50e6;
const MOST_CLOCK_ERROR_S = 60;
const DEVICE_KEY = "corespond-device";
const LABEL_KEY = "corespond-device-label";

/** This browser's own id for the tablet: random, so it identifies nobody. */
function deviceId(): string {
  const known = localStorage.getItem(DEVICE_KEY) ?? crypto.randomUUID();
  localStorage.setItem(DEVICE_KEY, known);
  return known;
}

interface Battery {
  level: number;
  charging: boolean;
}

export class Check {
  rows = $state<Record<Item, Row>>(fresh());
  running = $state(false);
  level = $state(0);
  asksAboutTone = $state(false);
  result = $state.raw<Schemas["CheckOut"] | null>(null);
  problem = $state("");
  label = $state(localStorage.getItem(LABEL_KEY) ?? "");
  private heard: (yes: boolean) => void = () => undefined;
  private measured: Schemas["CheckFiguresIn"] = {};

  constructor(private readonly live: Live<OfficerSnapshot>) {}

  async run(): Promise<void> {
    localStorage.setItem(LABEL_KEY, this.label);
    this.rows = fresh();
    this.measured = {};
    this.result = null;
    this.problem = "";
    this.running = true;
    const media = await this.local();
    try {
      await this.server();
      await this.servers();
      await this.item("call", () => this.call(media));
    } finally {
      stop(media.stream);
    }
    await this.keep();
    this.running = false;
  }

  /** Plays the tone again for an officer who missed it. */
  play(): void {
    tones.back();
  }

  answerTone(yes: boolean): void {
    this.asksAboutTone = false;
    this.heard(yes);
  }

  private async item(name: Item, work: () => Promise<Outcome | [Outcome, string]>): Promise<void> {
    this.rows[name] = { outcome: "running", said: "" };
    let result: Outcome | [Outcome, string];
    try {
      result = await work();
    } catch (problem) {
      result = ["failed", problem instanceof Error ? explain(problem) : ""];
    }
    const [outcome, said] = typeof result === "string" ? [result, ""] : result;
    this.rows[name] = { outcome, said };
  }

  private async local(): Promise<LocalMedia> {
    const media = await openMedia();
    const denied = [media.camera, media.microphone].includes("denied");
    await this.item("permission", async () => (denied ? "failed" : "ok"));
    await this.item("camera", async () => (media.camera === "ok" ? "ok" : "failed"));
    await this.item("microphone", () => this.listen(media));
    await this.item("speaker", () => this.tone());
    await this.item("battery", async () => {
      const { getBattery } = navigator as Navigator & { getBattery?: () => Promise<Battery> };
      if (!getBattery) return "skipped";
      const { level, charging } = await getBattery.call(navigator);
      Object.assign(this.measured, { battery: level, charging });
      return ["ok", t().check.percent(level)];
    });
    await this.item("storage", async () => {
      const { quota = 0, usage = 0 } = (await navigator.storage?.estimate()) ?? {};
      return !quota ? "skipped" : quota - usage < LEAST_STORAGE_BYTES ? "failed" : "ok";
    });
    return media;
  }

  /** Passes at the first sound. Silence fails only after a while, because somebody has to speak first. */
  private async listen(media: LocalMedia): Promise<Outcome> {
    if (media.microphone !== "ok") return "failed";
    const meter = new Level(media.stream);
    try {
      for (const until = performance.now() + SPEAK_MS; performance.now() < until;) {
        await new Promise(requestAnimationFrame);
        this.level = meter.read();
        if (this.level > HEARD) return "ok";
      }
      return "failed";
    } finally {
      meter.close();
    }
  }

  private async tone(): Promise<Outcome> {
    this.play();
    this.asksAboutTone = true;
    return (await new Promise<boolean>((done) => (this.heard = done))) ? "ok" : "failed";
  }

  private async server(): Promise<void> {
    await this.item("https", async () => {
      const asked = performance.now();
      const answer = await fetch("/healthz", { cache: "no-store" }).catch(() => null);
      return answer?.ok ? ["ok", t().check.ms(Math.round(performance.now() - asked))] : "failed";
    });
    // A server that answered was found by its name. For one that did not, the name itself is looked up.
    const answered = this.rows.https.outcome === "ok";
    await this.item("dns", async () => (answered || (await resolves(location.hostname)) ? "ok" : "failed"));
    await this.item("socket", async () => (this.live.online ? "ok" : "failed"));
    await this.item("clock", async () => {
      const off = -this.live.skewMs / 1000;
      this.measured.clock_error_s = off;
      return Math.abs(off) > MOST_CLOCK_ERROR_S ? ["failed", t().check.off(off)] : "ok";
    });
  }

  private async servers(): Promise<void> {
    const given = await this.asked();
    const all = (given?.ice_servers ?? []).flatMap(({ urls, username, credential }) =>
      urls.map((url) => ({ urls: [url], ...(username && credential ? { username, credential } : {}) })),
    );
    const kinds: [Item, RegExp, "srflx" | "relay"][] = [
      ["stun", /^stun:/, "srflx"],
      ["turn_udp", /^turn:(?!.*transport=tcp)/, "relay"],
      ["turn_tcp", /^turn:.*transport=tcp/, "relay"],
      ["turn_tls", /^turns:/, "relay"],
    ];
    for (const [name, pattern, type] of kinds)
      await this.item(name, async () => {
        const server = all.find((one) => pattern.test(one.urls[0]!));
        return !server ? "skipped" : (await gathers(server, type)) ? "ok" : "failed";
      });
  }

  private asked = () =>
    command(() => this.live.session.http.GET("/api/checks/ice-servers"), ONCE).catch(() => null);

  private async call(media: LocalMedia): Promise<Outcome | [Outcome, string]> {
    const given = await this.asked();
    const config: RTCConfiguration = {
      iceServers: (given?.ice_servers ?? []) as RTCIceServer[],
      iceTransportPolicy: given?.relay_only ? "relay" : "all",
    };
    const answer = (sdp: string) =>
      command(() => this.live.session.http.POST("/api/echo", { body: { sdp } }), ONCE);
    try {
      const { loss, jitterMs, rttMs, kbps, sound } = await echo(media.stream, config, answer);
      Object.assign(this.measured, { loss, jitter_ms: jitterMs, rtt_ms: rttMs, kbps });
      return [
        sound ? "ok" : "failed",
        sound ? t().check.call(loss ?? 0, rttMs ?? 0, jitterMs ?? 0, kbps ?? 0) : "",
      ];
    } catch (problem) {
      const refused = problem instanceof Unreachable ? problem.said : problem;
      const code = refused instanceof Refusal ? refused.code : "";
      return code === "echo-off" || code === "echo-busy" ? ["skipped", explain(problem)] : "failed";
    }
  }

  private async keep(): Promise<void> {
    const outcomes = Object.fromEntries(ITEMS.map((item) => [item, this.rows[item].outcome as Outcome]));
    const body = {
      device_id: deviceId(),
      label: this.label,
      outcomes: outcomes as Record<Item, Outcome>,
      measured: this.measured,
    };
    try {
      const params = { header: { "Idempotency-Key": crypto.randomUUID() } };
      this.result = await command(() => this.live.session.http.POST("/api/checks", { params, body }));
    } catch {
      this.problem = t().check.offline;
    }
  }
}

const fresh = (): Record<Item, Row> =>
  Object.fromEntries(ITEMS.map((item) => [item, { outcome: "waiting", said: "" }])) as Record<Item, Row>;
