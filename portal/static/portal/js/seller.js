// Comfort on the product form: the chosen photos are named, and two plain file fields become tiles. The form is whole without this file.

const chosen = document.querySelector("[data-chosen]");
const inputs = [...document.querySelectorAll("[data-shoot] input")];

const tell = () => {
  const files = inputs.flatMap((input) => [...input.files]);
  const words = files.length === 1 ? chosen.dataset.one : `${files.length} ${chosen.dataset.many}`;
  chosen.textContent = `${words} ${files.map((file) => file.name).join(", ")}`;
  chosen.hidden = files.length === 0;
};

inputs.forEach((input) => {
  input.parentElement.dataset.shoot = "ready";
  input.addEventListener("change", tell);
});
