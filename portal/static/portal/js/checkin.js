// The list at the door without internet: every tick gets a number of its own, is kept on this device, and is sent until the server has it.
const page = document.querySelector("[data-checkin]");
const word = page.dataset;
const KEY = `hadir-${word.session}`;
const part = (name) => document.querySelector(`[data-${name}]`);
const list = part("list");

const read = () => {
  try { return JSON.parse(localStorage.getItem(KEY) ?? "[]"); } catch { return []; }
};
const write = (rows) => {
  if (rows.length) localStorage.setItem(KEY, JSON.stringify(rows)); else localStorage.removeItem(KEY);
};
const change = (rule) => write(read().flatMap(rule)); // read anew each time: another tab may have added some

const newId = () => {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64; bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
};

const personBy = (name, value) => [...list.children].find((row) => row.dataset[name] === value);
const plainCode = (text) => text.toUpperCase().replace(/[^A-Z0-9]/g, "");
const personByCode = (text) => [...list.children].find((row) => row.dataset.code && plainCode(row.dataset.code) === plainCode(text));

let signedOut = false;
let refusedText = "";

const mark = (row, text) => {
  const badge = row.querySelector("[data-mark]");
  badge.textContent = text;
  badge.hidden = false;
  row.querySelector("[data-tick]")?.setAttribute("hidden", "");
};

const addRow = (entry) => {
  const row = document.createElement("li");
  row.dataset.local = entry.uuid;
  const words = document.createElement("p");
  const name = document.createElement("b");
  name.textContent = entry.name || `${word.wordUnknown} ${entry.code}`;
  words.append(name);
  const badge = document.createElement("span");
  badge.className = "badge good";
  badge.dataset.mark = "";
  row.append(words, badge);
  list.append(row);
  return row;
};

const draw = () => {
  const waiting = read();
  for (const entry of waiting) {
    const row = (entry.registration && personBy("person", String(entry.registration))) || personBy("local", entry.uuid) || addRow(entry);
    mark(row, word.wordWaits);
  }
  for (const row of list.children) {
    const uuid = row.dataset.local;
    const open = waiting.some((entry) => entry.uuid === uuid || String(entry.registration) === row.dataset.person);
    if (!open && (row.dataset.here !== undefined)) mark(row, word.wordHere);
  }
  part("count").textContent = [...list.querySelectorAll("[data-mark]")].filter((badge) => !badge.hidden).length;
  const lines = [waiting.length ? `${word.wordPending} ${waiting.length}.` : word.wordSent];
  if (!navigator.onLine) lines.push(word.wordOffline);
  if (signedOut) lines.push(word.wordSignedOut);
  if (refusedText) lines.push(`${word.wordRefused} ${refusedText}`);
  part("status-box").hidden = false;
  part("status").textContent = lines.join(" ");
  part("send-row").hidden = !waiting.length;
};

const keep = (entry) => {
  const row = { uuid: newId(), at: new Date().toISOString(), ...entry };
  const known = row.registration && (personBy("person", String(row.registration))?.dataset.here !== undefined || read().some((one) => one.registration === row.registration));
  if (known) return true;
  try {
    write([...read(), row]);
  } catch {
    part("status-box").hidden = false;
    part("status").textContent = word.wordStorage;
    return false;
  }
  draw();
  send();
  return true;
};

const cookie = (name) => document.cookie.split("; ").find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1);

const MOST_ROWS = 200; // of one sending: the server refuses a list that is too long as a whole
let sending = false;
const send = async () => {
  if (sending) return;
  sending = true;
  const refusals = [];
  try {
    for (let rows = read().slice(0, MOST_ROWS); rows.length; rows = read().slice(0, MOST_ROWS)) {
      const answer = await fetch(word.send, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": cookie("csrftoken") ?? document.querySelector("[name=csrfmiddlewaretoken]").value },
        body: JSON.stringify({ rows }),
      });
      signedOut = answer.redirected || answer.status === 403;
      if (!answer.ok || answer.redirected) break;
      refusals.push(...settle(rows, await answer.json()));
      const kept = new Set(read().map((row) => row.uuid));
      if (rows.every((row) => kept.has(row.uuid))) break; // nothing was settled: asking again at once would go on for ever
    }
  } catch {
    // no network: everything stays here and is sent later
  } finally {
    if (refusals.length) refusedText = refusals.join(", ");
    sending = false;
    draw();
  }
};

// Takes out of the queue what has an answer; gives the rows that were refused, in words.
const settle = (rows, { done, refused, here }) => {
  const why = new Map(refused.map((one) => [one.uuid, one.why]));
  for (const uuid of why.keys()) personBy("local", uuid)?.remove();
  for (const uuid of done) {
    const row = personBy("local", uuid);
    if (row) row.dataset.here = "";
  }
  for (const pk of here) {
    const row = personBy("person", String(pk));
    if (row) row.dataset.here = "";
  }
  change((row) => (done.includes(row.uuid) || why.has(row.uuid) ? [] : [row]));
  return rows.filter((row) => why.has(row.uuid)).map((row) => `${row.name || row.code || row.registration} (${why.get(row.uuid)})`);
};

const tickCode = (text) => {
  const row = personByCode(text);
  return keep(row ? { registration: Number(row.dataset.person) } : { code: text });
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  const data = new FormData(form);
  if (form.matches("[data-tick]")) {
    if (keep({ registration: Number(data.get("registration")) })) event.preventDefault();
  } else if (form.matches("[data-code-form]")) {
    const text = data.get("code").trim();
    if (!text || tickCode(text)) event.preventDefault();
    form.reset();
  } else if (form.matches("[data-walk-in]")) {
    const name = data.get("name").trim();
    const error = part("name-error");
    error.hidden = Boolean(name);
    error.textContent = name ? "" : word.wordNoName;
    if (!name) form.elements.name.focus();
    if (!name || keep({ name, phone: data.get("phone").trim() })) event.preventDefault();
    if (name) form.reset();
  }
});

const filter = part("filter");
part("filter-row").hidden = false;
filter.addEventListener("input", () => {
  const asked = filter.value.trim().toLowerCase();
  for (const row of list.children) row.hidden = Boolean(asked) && !row.textContent.toLowerCase().includes(asked);
});

part("send-now").addEventListener("click", send);
addEventListener("online", () => { draw(); send(); });
addEventListener("offline", draw);
setInterval(send, 30_000);

// The camera, where this browser reads codes by itself.
const scan = async () => {
  const video = part("video");
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  } catch {
    part("status").textContent = word.wordNoCamera;
    return;
  }
  video.srcObject = stream;
  video.hidden = false;
  video.play().catch(() => {}); // not awaited: some phones answer only when the first picture is there
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  const seen = new Set();
  const look = async () => {
    if (video.hidden) return;
    for (const { rawValue } of await detector.detect(video).catch(() => [])) {
      if (!seen.has(rawValue)) { seen.add(rawValue); tickCode(rawValue); navigator.vibrate?.(80); }
    }
    setTimeout(look, 250);
  };
  look();
};
if ("BarcodeDetector" in window && navigator.mediaDevices) {
  part("scan-row").hidden = false;
  part("scan").addEventListener("click", scan, { once: true });
}

const keepPage = async () => {
  if (!("serviceWorker" in navigator)) return;
  if (word.over !== undefined && !read().length) { // long past: nothing of these people stays on the device
    const registration = await navigator.serviceWorker.getRegistration(location.pathname);
    await registration?.unregister();
    await caches.delete(`hadir ${location.pathname}`);
    return;
  }
  await navigator.serviceWorker.register(word.worker);
  await navigator.serviceWorker.ready;
  part("ready").textContent = word.wordReady;
};

draw();
send();
keepPage().catch(() => {});
