// Suggestions below a search box, as an ARIA 1.2 combobox with a list. Comfort only: the form works without this file, and nothing here ever keeps it from
// being sent. The answer brings its own words, so that all of them went through gettext.

const MIN_LETTERS = 2;
const PAUSE = 150; // milliseconds without a key before the server is asked
const KEPT = 50; // answers kept while this page is open
const ICONS = { dicari: "users", produk: "search", kategori: "layout-grid", toko: "store", panduan: "book-open" };

const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
};

class Suggestions {
  constructor(input) {
    this.input = input;
    this.form = input.form;
    this.url = input.dataset.suggest;
    this.answers = new Map();
    this.options = [];
    this.active = -1;
    this.id = `${input.id || "q"}-saran`;
    this.list = element("div", { class: "suggest", role: "listbox", id: this.id, hidden: "" });
    this.said = element("p", { class: "vh", role: "status" });
    this.form.append(this.list, this.said);
    const dress = () => document.head.append(element("link", { rel: "stylesheet", href: input.dataset.suggestLook }));
    const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-haspopup": "listbox", "aria-expanded": "false", "aria-controls": this.id };
    Object.entries({ ...combobox, autocomplete: "off" }).forEach(([key, value]) => input.setAttribute(key, value));
    input.addEventListener("input", (event) => { if (!event.isComposing) this.later(); });
    input.addEventListener("compositionend", () => this.later());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("click", () => { if (!this.open) this.later(); });
    input.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus, so that a click is no blur
    this.form.addEventListener("submit", () => this.close());
    window.addEventListener("pageshow", () => this.close());
    if (document.activeElement !== input) input.addEventListener("focus", dress, { once: true });
    else { // somebody was quicker than this file
      dress();
      this.later();
    }
  }

  get text() {
    return this.input.value.trim().replace(/\s+/g, " ");
  }

  get open() {
    return !this.list.hidden;
  }

  later() {
    this.stop();
    if (this.text.length < MIN_LETTERS) this.close();
    else this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  stop() {
    clearTimeout(this.timer);
    this.request?.abort();
  }

  async ask(step = 0) {
    this.stop();
    const text = this.text;
    if (text.length < MIN_LETTERS) return;
    const request = new AbortController();
    this.request = request;
    try {
      const answer = this.answers.get(text) ?? await this.fetch(text, request.signal);
      if (request.signal.aborted || document.activeElement !== this.input) return;
      this.show(answer);
      if (step && this.open) this.move(step);
    } catch {
      if (!request.signal.aborted) this.close(); // no net, no suggestions: the plain form is still there
    }
  }

  async fetch(text, signal) {
    const response = await fetch(`${this.url}?${new URLSearchParams({ q: text })}`, { signal, headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(`${response.status}`);
    const answer = await response.json();
    if (this.answers.size >= KEPT) this.answers.delete(this.answers.keys().next().value);
    this.answers.set(text, answer);
    return answer;
  }

  show({ suggestions, groups, label, said }) {
    const sprite = this.form.querySelector("use")?.getAttribute("href")?.split("#")[0];
    const kinds = [...new Set(suggestions.map((one) => one.kind))];
    this.mark(-1);
    this.options = [];
    this.list.setAttribute("aria-label", label);
    this.list.replaceChildren(...kinds.map((kind) => {
      const name = `${this.id}-${kind}`;
      const head = element("div", { role: "presentation", class: "suggest-head", id: name }, groups[kind] ?? kind);
      const options = suggestions.filter((one) => one.kind === kind).map((one) => this.option(one, sprite));
      return element("div", { role: "group", "aria-labelledby": name }, head, ...options);
    }));
    this.list.hidden = !suggestions.length;
    this.list.scrollTop = 0;
    this.input.setAttribute("aria-expanded", String(this.open));
    this.said.textContent = said;
  }

  option({ kind, text, url }, sprite) {
    const words = element("span", { translate: "no" }, text);
    const made = element("a", { role: "option", id: `${this.id}-${this.options.length}`, href: url, tabindex: "-1", "aria-selected": "false" }, words);
    const icon = sprite && this.form.querySelector("svg")?.cloneNode(true);
    if (icon) {
      icon.querySelector("use").setAttribute("href", `${sprite}#${ICONS[kind] ?? "search"}`);
      made.prepend(icon);
    }
    this.options.push(made);
    return made;
  }

  close() {
    this.stop();
    this.mark(-1);
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.said.textContent = "";
  }

  mark(place) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = place;
    const option = this.options[place];
    if (!option) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  // Past either end stands the box itself, with no option marked.
  move(step) {
    const last = this.options.length - 1;
    if (this.active < 0) this.mark(step > 0 ? 0 : last);
    else this.mark(this.active + step > last ? -1 : this.active + step);
  }

  key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (!this.open) this.ask(event.altKey ? 0 : step);
      else if (event.altKey && step < 0) this.close();
      else if (!event.altKey) this.move(step);
    } else if (event.key === "Enter") {
      const option = this.open && this.options[this.active];
      if (!option) return; // the form is sent
      event.preventDefault();
      option.click();
    } else if (event.key === "Escape" && this.open) {
      event.preventDefault(); // of an open list; the next one empties the box
      this.close();
    } else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(event.key)) {
      this.mark(-1); // back to the words, where the caret moves
    }
  }
}

document.querySelectorAll("input[data-suggest]").forEach((input) => { if (input.form) new Suggestions(input); });
