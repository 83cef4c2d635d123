/** The session log: what is filtered, how it is sorted, which page is shown. */
import { command, type Schemas } from "$shared/api/client";
import type { paths } from "$shared/api/schema";
import { Newest } from "$shared/api/newest";
import type { Live } from "$shared/live/live.svelte";
import { explain } from "$shared/format/explain";
import type { SupervisorSnapshot } from "$shared/socket/protocol";

export type SortBy = Schemas["SortBy"];
export type Page = Schemas["LogPage"];
type Query = NonNullable<paths["/api/log"]["get"]["parameters"]["query"]>;

const NO_FILTER = { since: "", until: "", agency: "", clinician: "", kind: "", state: "", disposition: "" };

export class LogView {
  filter = $state({ ...NO_FILTER });
  sort = $state<SortBy>("requested_at");
  descending = $state(true);
  number = $state(1);
  page = $state.raw<Page | null>(null);
  problem = $state("");
  loading = $state(true);
  private readonly newest = new Newest((query: Query) => this.fetch(query), {
    answer: (page) => ([this.page, this.problem, this.loading] = [page, "", false]),
    failed: (error) => ([this.problem, this.loading] = [explain(error), false]),
  });

  constructor(private readonly live: Live<SupervisorSnapshot>) {}

  get filtered(): boolean {
    return Object.values(this.filter).some((value) => value !== "");
  }

  get pages(): number {
    return this.page ? Math.max(1, Math.ceil(this.page.total / this.page.page_size)) : 1;
  }

  clear(): void {
    this.filter = { ...NO_FILTER };
    this.number = 1;
  }

  /** Looks for earlier sessions: those requested on `day` (2026-03-01) or before. */
  searchUntil(day: string): void {
    this.filter.until = day;
    this.number = 1;
  }

  sortBy(column: SortBy): void {
    this.descending = this.sort === column ? !this.descending : true;
    this.sort = column;
    this.number = 1;
  }

  /** Fetches what the filters ask for. */
  load(): void {
    this.loading = true;
    const { since, until, agency, clinician, kind, state, disposition } = this.filter;
    this.newest.ask({
      since_day: since || undefined,
      until_day: until || undefined,
      agency_id: agency || undefined,
      clinician_id: clinician || undefined,
      kind: (kind || undefined) as Schemas["Kind"] | undefined,
      state: (state || undefined) as Schemas["State"] | undefined,
      disposition: (disposition || undefined) as Schemas["Disposition"] | undefined,
      sort: this.sort,
      descending: this.descending,
      page: this.number,
    });
  }

  private fetch(query: Query): Promise<Page> {
    return command(() => this.live.session.http.GET("/api/log", { params: { query } }));
  }
}
