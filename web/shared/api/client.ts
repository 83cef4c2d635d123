/** The HTTP client: the sign-in, and commands that are retried until the server accepts or refuses them. */
import createClient, { type Middleware } from "openapi-fetch";
import { Refusal, refusal, Unreachable } from "./problems";
import { Renewal } from "./renewal";
import { t } from "../texts/index.svelte";
import type { components, paths } from "./schema";

export type Schemas = components["schemas"];
export type Role = Schemas["Role"];
export type User = Schemas["UserOut"];

const RETRY_PAUSES_MS = [300, 700, 1500, 3000, 5000];
/** No retries, for callers with a retry loop of their own. */
export const ONCE: number[] = [];
const RENEW_BEFORE_S = 60;
/** How long until a sign-out that did not reach the server is sent again. */
const SETTLE_AGAIN_MS = 5000;
/** Paths that need no access token. */
const OPEN = new Set(["/api/sign-in", "/api/token", "/api/sign-out", "/api/guest/open", "/api/guest/token"]);

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** One role's sign-in in this browser. Its access token lives in memory only. */
export class Session {
  user: User | null = null;
  private token = "";
  private expiresAt = 0;
  private settling = 0;
  /** When the sign-in itself ends, by this machine's clock; infinity for a guest, who has none. */
  endsAtMs = Infinity;
  readonly renewal: Renewal;
  readonly http = createClient<paths>({ baseUrl: location.origin });

  constructor(readonly role: Role) {
    this.http.use(this.authorise);
    this.renewal = new Renewal(role, localStorage, () => this.revoke());
    this.settle();
    addEventListener("online", () => this.settle());
  }

  /** Signs in. Throws Refusal with the sentence to show. */
  async signIn(username: string, password: string): Promise<void> {
    if (!(await this.renewal.settle())) throw new Unreachable();
    const given = await command(() => this.http.POST("/api/sign-in", { body: { username, password } }));
    if (given.user.role !== this.role) {
      const role = given.user.role;
      await this.http.POST("/api/sign-out", { body: { role } }).catch(() => undefined);
      throw new Refusal(
        403,
        "other-page",
        role in t().pages ? t().signIn.otherPage(role) : t().signIn.noPage,
      );
    }
    this.renewal.keep(given.renewal_key);
    this.keep(given);
  }

  /** Takes the seat of a link, for this browser alone. Throws Refusal with the sentence to show. */
  async open(secret: string, seat: string): Promise<void> {
    this.keep(await command(() => this.http.POST("/api/guest/open", { body: { secret, seat } })));
  }

  /** Resumes the sign-in that this browser still holds; false if there is none. Throws Unreachable. */
  async resume(pausesMs = RETRY_PAUSES_MS): Promise<boolean> {
    const renewal_key = this.renewal.key;
    if (!renewal_key && this.role !== "guest") return false;
    try {
      const send = () =>
        this.role === "guest"
          ? this.http.POST("/api/guest/token")
          : this.http.POST("/api/token", { body: { role: this.role, renewal_key } });
      const given = await command<Schemas["Token"] | Schemas["SignInToken"]>(send, pausesMs);
      if (this.renewal.key !== renewal_key) return false; // signed out while the answer was on its way
      this.keep(given);
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  }

  /** Signs out. When this returns, nothing in this browser signs in again; the server hears of it as soon as it can. */
  signOut(): void {
    if (this.role === "guest") void this.http.POST("/api/guest/leave").catch(() => undefined);
    this.renewal.drop();
    this.user = null;
    this.token = "";
    this.expiresAt = 0;
    this.settle();
  }

  /** Changes the user's password. Resolves to what is wrong and what it is about; null if nothing is wrong. */
  async changePassword(old: string, fresh: string): Promise<Wrong | null> {
    try {
      await command(() => this.http.PUT("/api/password", { body: { old, new: fresh } }));
      return null;
    } catch (error) {
      const code = error instanceof Refusal ? error.code : "";
      const old = ["wrong-password", "locked-out"].includes(code);
      const at = code === "weak-password" ? "fresh" : old ? "old" : "form";
      return { at, mismatch: code === "wrong-password", error };
    }
  }

  /** An access token with at least a minute left, renewed if necessary; null if the sign-in is over. */
  async freshToken(): Promise<string | null> {
    if (Date.now() > this.expiresAt - RENEW_BEFORE_S * 1000 && !(await this.resume(ONCE))) return null;
    return this.token;
  }

  /** Forget the token, so that the next use fetches a new one. */
  expire(): void {
    this.expiresAt = 0;
  }

  /** Tells the server of a sign-out that it has not heard of, until it has. */
  private settle(): void {
    void this.renewal.settle().then((done) => {
      clearTimeout(this.settling);
      if (!done) this.settling = window.setTimeout(() => this.settle(), SETTLE_AGAIN_MS);
    });
  }

  private async revoke(): Promise<boolean> {
    try {
      return (await this.http.POST("/api/sign-out", { body: { role: this.role } })).response.ok;
    } catch {
      return false; // no network
    }
  }

  private keep(given: Schemas["Token"] | Schemas["SignInToken"]): void {
    if ("ends_in_s" in given) this.endsAtMs = Date.now() + given.ends_in_s * 1000;
    this.user = given.user;
    this.token = given.access_token;
    this.expiresAt = Date.now() + given.expires_in_s * 1000;
  }

  private authorise: Middleware = {
    onRequest: async ({ request, schemaPath }) => {
      if (OPEN.has(schemaPath)) return;
      const token = await this.freshToken();
      if (token) request.headers.set("Authorization", `Bearer ${token}`);
      return request;
    },
  };
}

/** What is wrong with a change of the password. `mismatch`: the old one is not the current one. */
interface Wrong {
  at: "old" | "fresh" | "form";
  mismatch: boolean;
  error: unknown;
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/**
 * Sends a command again until the server takes or refuses it. Make its idempotency key outside of `send`, so that
 * every try carries the same one. Throws Refusal or Unreachable.
 */
export async function command<T>(send: () => Promise<Answer<T>>, pausesMs = RETRY_PAUSES_MS): Promise<T> {
  let said: Refusal | null = null;
  for (const wait of [...pausesMs, null]) {
    try {
      const { data, error, response } = await send();
      if (response.ok) return data as T;
      said = refusal(response.status, error);
      // A 408 says that a slow link did not bring the command in time: it may be sent again (RFC 9110 section 15.5.9).
      if (said && response.status < 500 && response.status !== 408) throw said;
    } catch (error) {
      // A TypeError is fetch's word for "no connection"; the other one comes from renewing the access token.
      if (!(error instanceof TypeError || error instanceof Unreachable)) throw error;
      said = error instanceof Unreachable ? error.said : null;
    }
    if (wait !== null) await pause(wait);
  }
  throw new Unreachable(said);
}
