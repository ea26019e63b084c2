// Keeps the list at the door for the hours without internet. The server writes KEPT in front: the page's path and the files it needs.
// It answers for that one page and those files; everything else goes to the network as if it were not there.
const STORE = `hadir ${KEPT.page}`;

self.addEventListener("install", (event) => {
  const page = new Request(KEPT.page, { credentials: "same-origin", cache: "reload" });
  event.waitUntil(caches.open(STORE).then((store) => store.addAll([page, ...KEPT.files])).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// The newest list where there is a network; the kept one where there is none. Signed out, or no longer an officer: names are forgotten.
const newestPage = async (request) => {
  const store = await caches.open(STORE);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await store.put(KEPT.page, answer.clone());
    else if (answer.status < 500) await store.delete(KEPT.page);
    return answer;
  } catch (problem) {
    const kept = await store.match(KEPT.page);
    if (kept) return kept;
    throw problem;
  }
};

const keptFile = async (request) => (await caches.match(request, { cacheName: STORE })) ?? fetch(request);

self.addEventListener("fetch", (event) => {
  const path = new URL(event.request.url).pathname;
  if (event.request.method !== "GET") return;
  if (path === KEPT.page) event.respondWith(newestPage(event.request));
  else if (KEPT.files.includes(path)) event.respondWith(keptFile(event.request));
});
