// HTML in template literals: every value is escaped unless it was made by `html` itself.
class Markup {
  constructor(text) {
    this.text = text;
  }
}

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function show(value) {
  if (value instanceof Markup) {
    return value.text;
  }
  if (Array.isArray(value)) {
    return value.map(show).join("");
  }
  return String(value ?? "").replace(/[&<>"']/g, (letter) => ESCAPES[letter]);
}

export function html(parts, ...values) {
  return new Markup(parts.map((part, index) => part + (index < values.length ? show(values[index]) : "")).join(""));
}

/** Markup that a trusted library has made. */
export function made(text) {
  return new Markup(text);
}
