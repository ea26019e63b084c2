// In place of Wagtail's own file of this name: the browser's picker. Wagtail's turns what it cannot read into this very minute without a word, stays open
// over other fields, and is wider than a phone. The names below are Wagtail's: its pages and its StreamField blocks call them.
const native = (type) => (id) => {
  const input = document.getElementById(id);
  const value = input.value; // a change of type would drop "2026-12-01 09:00", which is without the T
  input.type = type;
  input.value = value.replace(" ", "T");
};
window.initDateChooser = native("date");
window.initTimeChooser = native("time");
window.initDateTimeChooser = native("datetime-local");

// What a StreamField block with a date asks for.
const widgetOf = (init) => class {
  render(placeholder, name, id, state, capabilities, options) {
    const input = document.createElement("input");
    for (const [attribute, value] of Object.entries({ ...options?.attributes, type: "text", name, id })) input.setAttribute(attribute, value);
    placeholder.replaceWith(input);
    init(id);
    const bound = {
      idForLabel: id,
      getValue: () => input.value,
      getState: () => input.value,
      setState: (now) => { input.value = (now ?? "").replace(" ", "T"); },
      getTextLabel: () => input.value,
      setInvalid: (invalid) => (invalid ? input.setAttribute("aria-invalid", "true") : input.removeAttribute("aria-invalid")),
      focus: (how) => { if (!how?.soft) input.focus(); },
    };
    bound.setState(state);
    return bound;
  }
};
window.telepath?.register("wagtail.widgets.AdminDateInput", widgetOf(window.initDateChooser));
window.telepath?.register("wagtail.widgets.AdminTimeInput", widgetOf(window.initTimeChooser));
window.telepath?.register("wagtail.widgets.AdminDateTimeInput", widgetOf(window.initDateTimeChooser));
