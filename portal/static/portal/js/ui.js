// Comfort only: every page is whole without this file.

const grown = (input, step) => {
  const low = Number(input.min || 0);
  const high = input.max === "" ? Infinity : Number(input.max);
  return Math.min(high, Math.max(low, (Number.parseInt(input.value, 10) || low) + step));
};

// Buttons that only script can serve are hidden in the markup.
document.querySelectorAll("[data-qty] [data-step], [data-copy]").forEach((button) => { button.hidden = false; });
if (navigator.share) document.querySelectorAll("[data-share]").forEach((button) => { button.hidden = false; });

document.addEventListener("click", (event) => {
  const step = event.target.closest("[data-step]");
  if (step) {
    const input = step.closest("[data-qty]").querySelector("input");
    input.value = grown(input, Number(step.dataset.step));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
  const copy = event.target.closest("[data-copy]");
  if (copy) navigator.clipboard?.writeText(copy.dataset.copy).then(() => { copy.lastElementChild.textContent = copy.dataset.copied; });
  const share = event.target.closest("[data-share]");
  if (share) navigator.share({ title: document.title, url: location.href }).catch(() => {});
  document.querySelectorAll("[data-menu][open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("[data-menu][open]");
  if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
});

document.querySelector("[data-focus]")?.focus();

if (document.querySelector("[data-suggest]")) import("./search.js").catch(() => {});

// What a guide points at: open what hides it, and bring it into view.
const ring = document.querySelector("[data-ring]");
const ringed = ring && document.querySelector(`[data-guide="${CSS.escape(ring.dataset.ring)}"]`);
if (ringed) {
  for (let fold = ringed.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  ringed.scrollIntoView({ block: "center" });
}
