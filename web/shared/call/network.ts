/** What the browser knows about the network underneath the page (W3C Network Information API; not in every browser). */

type NetworkInformation = EventTarget & { type?: string; effectiveType?: string };

const information = (): NetworkInformation | undefined =>
  (navigator as Navigator & { connection?: NetworkInformation }).connection;

/** The kind of network, such as "wifi" or "4g"; null if the browser does not say. */
export const networkType = (): string | null => information()?.type ?? information()?.effectiveType ?? null;

/** Calls `changed` whenever the page may have moved to another network. Returns a function that stops it. */
export function onNetworkChange(changed: () => void): () => void {
  const network = information();
  window.addEventListener("online", changed);
  network?.addEventListener("change", changed);
  return () => {
    window.removeEventListener("online", changed);
    network?.removeEventListener("change", changed);
  };
}
