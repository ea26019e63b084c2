// What Wagtail 8 writes in English past every translation file, and what its own markup leaves open. Comfort only; each line names its place.
const WORDS = { Actions: "Tindakan", Search: "Cari", "Save Selected": "Pakai tanggal ini" };
const BLANK = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";

const mend = () => {
  document.querySelectorAll("[aria-label='Actions']").forEach((part) => part.setAttribute("aria-label", WORDS.Actions)); // shared/headers/_actions.html
  document.querySelectorAll("input[type=submit][value='Search']").forEach((part) => { part.value = WORDS.Search; }); // home.html, shared/header.html
  document.querySelectorAll(".xdsoft_save_selected").forEach((part) => { part.textContent = WORDS["Save Selected"]; }); // the date picker
  document.querySelectorAll("#fileupload:not([aria-label])").forEach((part) => part.setAttribute("aria-label", document.querySelector("h1, h2")?.textContent.trim() || document.title)); // images/multiple/add.html
  document.querySelectorAll(".tagit .ui-autocomplete-input:not([aria-label])").forEach((part) => part.setAttribute("aria-label", part.closest(".w-field__wrapper")?.querySelector("label")?.textContent.trim() || document.title)); // the tags of an image
  document.querySelectorAll("img[data-chooser-image][src='']").forEach((part) => { part.src = BLANK; }); // a chooser with nothing chosen
};
document.addEventListener("DOMContentLoaded", mend);
addEventListener("load", mend);
document.addEventListener("focusin", mend); // pickers and choosers that appear later

// What a guide points at comes into view.
addEventListener("load", () => {
  const ring = document.querySelector("[data-ring]");
  if (ring) document.querySelector(`[data-guide="${CSS.escape(ring.dataset.ring)}"]`)?.scrollIntoView({ block: "center" });
});
