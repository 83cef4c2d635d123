/** Who somebody is, as the server writes it. A user and a guest are never equal, even with the same id. Pure. */
export type Principal = `user:${string}` | `guest:${string}`;

/** A user, by their id. */
export const userOf = (id: string): Principal => `user:${id}`;
/** A guest of a call, by the id that the server drew. */
export const guestOf = (id: string): Principal => `guest:${id}`;
/** The principal of whoever is signed in to a page. */
export const principalOf = ({ id, role }: { id: string; role: string }): Principal =>
  role === "guest" ? guestOf(id) : userOf(id);
