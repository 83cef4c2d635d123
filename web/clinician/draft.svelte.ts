/** The clinician's record while it is typed: saved automatically, field by field, and retried until the server accepts it. */
import type { Schemas, Session } from "$shared/api/client";
import { command } from "$shared/api/client";
import { explain } from "$shared/format/explain";

type Record = Schemas["DocumentationOut"];
type Consent = Schemas["ConsentIn"];
type Patch = Schemas["DocumentationPatch"];
/** What can be changed: what the person said about consent is a command of its own, all else is a patch. */
type Changes = Patch & Consent;

const PAUSE_MS = 600;

export class Draft {
  record = $state<Record | null>(null);
  status = $state<"saved" | "saving" | "waiting" | "failed">("saved");
  problem = $state("");
  private changed: Partial<Changes> = {};
  private timer = 0;
  /** Requests are sent one after another, so their answers come in order. */
  private inFlight: Promise<void> = Promise.resolve();

  constructor(
    private readonly session: Session,
    private readonly consultId: string,
  ) {}

  /** Fetches the record. Which fields are required depends on how far the call got, so call this again when that changes. */
  refresh(): Promise<void> {
    this.inFlight = this.inFlight.then(() => this.load());
    return this.inFlight;
  }

  /** Tries again what failed: to load the record, or to save it. */
  again(): Promise<void> {
    return this.record ? this.flush() : this.refresh();
  }

  /** Notes a change; it is saved when typing pauses. */
  set<K extends keyof Changes>(field: K, value: Changes[K]): void {
    this.changed[field] = value;
    this.status = "waiting";
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.flush(), PAUSE_MS);
  }

  /** Saves all unsaved changes. Resolves when the server has accepted or refused them. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.inFlight = this.inFlight.then(() => this.save());
    return this.inFlight;
  }

  /** Saves once more as the page closes; the browser finishes the request after the page is gone (`keepalive`). */
  leave = (): void => {
    if (Object.keys(this.changed).length) void this.save(true);
  };

  private async load(): Promise<void> {
    const params = { path: { consult_id: this.consultId } };
    const path = "/api/consults/{consult_id}/documentation";
    try {
      const stored = await command(() => this.session.http.GET(path, { params }));
      if (this.record)
        this.record.missing = stored.missing; // the other fields are being edited here
      else [this.record, this.problem] = [stored, ""];
    } catch (error) {
      if (!this.record) this.problem = explain(error);
    }
  }

  private async save(keepalive = false): Promise<void> {
    const body = this.changed;
    if (Object.keys(body).length === 0) return;
    this.changed = {};
    this.status = "saving";
    try {
      const stored = await this.send(body, keepalive);
      if (this.record) {
        this.record.missing = stored.missing;
        this.record.consent_at = stored.consent_at;
        this.record.consent_by ??= stored.consent_by;
      }
      this.problem = "";
      this.status = Object.keys(this.changed).length ? "waiting" : "saved";
    } catch (error) {
      this.changed = { ...body, ...this.changed };
      this.problem = explain(error);
      this.status = "failed";
    }
  }

  /** Sends what changed, consent first: it shows on the officer's screen. */
  private async send(body: Partial<Changes>, keepalive: boolean): Promise<Record> {
    const params = { path: { consult_id: this.consultId } };
    const { consent, consent_by = this.record?.consent_by ?? null, advice_only = false, ...patch } = body;
    let stored: Record | null = null;
    if (consent !== undefined)
      stored = await command(() =>
        this.session.http.PUT("/api/consults/{consult_id}/consent", {
          params,
          body: { consent, consent_by, advice_only },
          keepalive,
        }),
      );
    if (stored && Object.keys(patch).length === 0) return stored;
    return command(() =>
      this.session.http.PATCH("/api/consults/{consult_id}/documentation", {
        params,
        body: patch as Patch,
        keepalive,
      }),
    );
  }
}
