/// <reference lib="webworker" />
/**
 * The officer's page opens without a network. The page itself is asked of the server first, and shown from the cache where
 * that does not answer; what carries a hash in its name never changes and comes from the cache.
 */
declare const self: ServiceWorkerGlobalScope;
/** Everything the page may need, written in by the build. */
declare const FILES: string[];
declare const VERSION: string;

const PAGE = "/officer";
const CACHE = `officer-${VERSION}`;
/** On two bars an answer may come late; the page must not. */
const PATIENCE_MS = 3000;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll([PAGE, ...FILES]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      // The one before stays: a page that is open may still fetch the rest of what it was made of.
      .then((names) => Promise.all(names.slice(0, -2).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (request.method === "GET" && FILES.includes(new URL(request.url).pathname))
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
});

/** A tap on the ring of a locked tablet leads back to the page that rings. */
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(
    self.clients
      .matchAll({ type: "window" })
      .then(([open]) => (open ? open.focus() : self.clients.openWindow(PAGE)))
      .then(() => undefined),
  );
});

async function page(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.ok) return answer;
  } catch {
    // no network, or one that is too slow
  }
  return (await caches.match(PAGE)) ?? Response.error();
}

export {};
