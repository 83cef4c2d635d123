/** The clinician's record as it is typed: saved by itself, field by field, and again until it is taken. */
import type { Schemas, Session } from "$shared/api/client";
import { command } from "$shared/api/client";
import { explain } from "$shared/format/explain";

type Record = Schemas["DocumentationOut"];
type Patch = Schemas["DocumentationPatch"];

const PAUSE_MS = 600;

export class Draft {
  record = $state<Record | null>(null);
  status = $state<"saved" | "saving" | "waiting" | "failed">("saved");
  problem = $state("");
  private changed: Partial<Patch> = {};
  private timer = 0;
  /** One request after the other, so that their answers come in order. */
  private inFlight: Promise<void> = Promise.resolve();

  constructor(
    private readonly session: Session,
    private readonly consultId: string,
  ) {}

  /** Fetch the record; what must be filled depends on how far the call got: ask again when that changes. */
  refresh(): Promise<void> {
    this.inFlight = this.inFlight.then(() => this.load());
    return this.inFlight;
  }

  /** Once more what went wrong. */
  again(): Promise<void> {
    return this.record ? this.flush() : this.refresh();
  }

  /** Note a change; it is saved once the typing pauses. */
  set<K extends keyof Patch>(field: K, value: Patch[K]): void {
    this.changed[field] = value;
    this.status = "waiting";
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.flush(), PAUSE_MS);
  }

  /** Save what is not saved yet; resolves when the server has it, or has refused it. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.inFlight = this.inFlight.then(() => this.save());
    return this.inFlight;
  }

  /** A last try as the page goes away; the browser finishes it after the page is gone. */
  leave = (): void => {
    if (Object.keys(this.changed).length) void this.save(true);
  };

  private async load(): Promise<void> {
    const params = { path: { consult_id: this.consultId } };
    const path = "/api/consults/{consult_id}/documentation";
    try {
      const stored = await command(() => this.session.http.GET(path, { params }));
      if (this.record)
        this.record.missing = stored.missing; // the rest of it is being typed
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
    const params = { path: { consult_id: this.consultId } };
    const path = "/api/consults/{consult_id}/documentation";
    try {
      const stored = await command(() =>
        this.session.http.PATCH(path, { params, body: body as Patch, keepalive }),
      );
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
}
