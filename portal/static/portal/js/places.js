// A place outside the city, found without leaving the form: type a part of its name, or open provinsi, kabupaten, kecamatan one after the other.
// Comfort only: without this file, or without a net, the same button leads to /wilayah/cari/ and everything typed is kept.

const PAUSE = 250; // milliseconds without a key before the server is asked
const answers = new Map(); // while this page is open; the browser keeps them for a day besides

class Places {
  constructor(box) {
    this.url = box.dataset.places;
    this.first = box.dataset.placesFirst;
    this.select = document.getElementById(box.dataset.placesFor);
    this.button = box.querySelector("button[type=submit]");
    this.panel = box.querySelector("[data-places-panel]");
    this.input = this.panel.querySelector("input");
    this.said = this.panel.querySelector("[data-places-said]");
    this.here = this.panel.querySelector("[data-places-here]");
    this.list = this.panel.querySelector("ul");
    this.button.setAttribute("aria-expanded", "false");
    this.button.addEventListener("click", (event) => this.toggle(event));
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault(); // the address is not sent by looking for a place
      this.search();
    });
    this.here.querySelector("button").addEventListener("click", () => this.open(this.up));
  }

  toggle(event) {
    if (this.broken) return; // the form is sent, the page without script answers
    event.preventDefault();
    this.panel.hidden = !this.panel.hidden;
    this.button.setAttribute("aria-expanded", String(!this.panel.hidden));
    if (this.panel.hidden) return;
    this.input.focus();
    if (!this.list.children.length) this.open(this.first);
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(), PAUSE);
  }

  search() {
    clearTimeout(this.timer);
    const typed = this.input.value.trim();
    return typed ? this.ask({ q: typed }) : this.open(this.first);
  }

  open(code) {
    return this.ask({ di: code });
  }

  async ask(question) {
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    const address = `${this.url}?${new URLSearchParams(question)}`;
    try {
      if (!answers.has(address)) {
        const response = await fetch(address, { signal: request.signal, headers: { Accept: "application/json" } });
        if (!response.ok) throw new Error(`${response.status}`);
        answers.set(address, await response.json());
      }
      if (!request.signal.aborted) this.show(answers.get(address));
    } catch {
      if (request.signal.aborted) return;
      this.broken = true;
      this.button.click();
    }
  }

  show({ places, said, here, up }) {
    this.up = up;
    this.here.hidden = up === null;
    this.here.querySelector("b").textContent = here;
    this.said.textContent = said || here;
    this.said.classList.toggle("vh", !said);
    this.list.replaceChildren(...places.map((place) => this.row(place)));
  }

  row(place) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    const words = document.createElement("span");
    words.append(Object.assign(document.createElement("b"), { textContent: place.name }));
    if (place.path) words.append(Object.assign(document.createElement("small"), { textContent: place.path }));
    button.append(words);
    button.addEventListener("click", () => (place.is_village ? this.choose(place) : this.into(place)));
    item.append(button);
    return item;
  }

  async into(place) {
    this.input.value = "";
    await this.open(place.code);
    this.list.querySelector("button")?.focus(); // the row that was pressed is gone
  }

  choose(place) {
    const path = place.path || this.here.querySelector("b").textContent;
    const known = [...this.select.options].find((option) => option.value === place.code);
    if (!known) this.select.add(new Option(`${place.name}, ${path}`, place.code), 1);
    this.select.value = place.code;
    this.panel.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
    this.select.focus();
  }
}

document.querySelectorAll("[data-places]").forEach((box) => new Places(box));
