// What Wagtail 8 writes in English past every translation file, and what its own markup leaves open. Comfort only; each line names its place.
const WORDS = { Actions: "Tindakan", Search: "Cari" };
const BLANK = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";

// The words beside a control; inside a list, where Wagtail puts none, those above the list.
const wordsOf = (part) => (part.closest(".w-field__wrapper")?.querySelector("label") ?? part.closest(".w-panel:not(.w-panel--nested)")?.querySelector("[data-panel-heading-text]"))?.firstChild.textContent.trim() || document.title;

const mend = () => {
  document.querySelectorAll("[aria-label='Actions']").forEach((part) => part.setAttribute("aria-label", WORDS.Actions)); // shared/headers/_actions.html
  document.querySelectorAll("input[type=submit][value='Search']").forEach((part) => { part.value = WORDS.Search; }); // home.html, shared/header.html
  document.querySelectorAll("#fileupload:not([aria-label])").forEach((part) => part.setAttribute("aria-label", document.querySelector("h1, h2")?.textContent.trim() || document.title)); // images/multiple/add.html
  document.querySelectorAll(".tagit .ui-autocomplete-input:not([aria-label])").forEach((part) => part.setAttribute("aria-label", part.closest(".w-field__wrapper")?.querySelector("label")?.textContent.trim() || document.title)); // the tags of an image
  document.querySelectorAll(":is(input, select, textarea)[id$='-value']:not([type=hidden], [aria-label])").forEach((part) => { if (!part.labels.length) part.setAttribute("aria-label", wordsOf(part)); }); // a field inside a list block
  document.querySelectorAll(".public-DraftEditor-content:not([aria-label])").forEach((part) => part.setAttribute("aria-label", wordsOf(part))); // the rich text editor
  document.querySelectorAll(".w-minimap__list:not([tabindex])").forEach((part) => { part.tabIndex = 0; }); // the list of headings beside a long form, which scrolls
  document.querySelectorAll("img[data-chooser-image][src='']").forEach((part) => { part.src = BLANK; }); // a chooser with nothing chosen
};
mend();
addEventListener("load", mend);
let due; // blocks, choosers and editors that appear later
new MutationObserver(() => { cancelAnimationFrame(due); due = requestAnimationFrame(mend); }).observe(document.body, { childList: true, subtree: true });

// What a guide points at comes into view.
addEventListener("load", () => {
  const ring = document.querySelector("[data-ring]");
  if (ring) document.querySelector(`[data-guide="${CSS.escape(ring.dataset.ring)}"]`)?.scrollIntoView({ block: "center" });
});

// Who was signed out while writing signs in again in another tab. Signing in changes the token that a form carries: without the new one, what was typed here
// could not be saved any more.
const token = () => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1];
document.addEventListener("w-autosave:save", (event) => { if (token()) event.detail.formData.set("csrfmiddlewaretoken", token()); });
document.addEventListener("submit", (event) => {
  const field = event.target.elements?.namedItem?.("csrfmiddlewaretoken");
  if (field && token()) field.value = token();
}, true);
