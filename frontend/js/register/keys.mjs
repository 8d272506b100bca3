// The register by keyboard: arrows between pupils, one letter for each mark.

const LETTERS = { h: "her", s: "sen", b: "borte", g: "tidlig", a: "annet" };

/** Begins to listen. Letters count everywhere but in the fields for topic, homework and cause. */
export function listen({ rows, takeBack, confirm, tap }) {
  const help = document.getElementById("taster");
  document.getElementById("foring-taster").addEventListener("click", () => help.showModal());
  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    const isMinutes = Boolean(target.closest?.(".minutes"));
    const isText = !isMinutes && target.matches?.("textarea, input:not([type=radio])");
    const act = help.open || isText ? undefined : actionOf(event, { rows, takeBack, tap, isMinutes, help });
    if (key === "Enter" && event.ctrlKey) return stop(event, confirm);
    return act && stop(event, act);
  });
}

function stop(event, act) {
  event.preventDefault();
  act();
}

function actionOf(event, { rows, takeBack, tap, isMinutes, help }) {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  const row = target.closest?.(".pupil");
  if ((ctrlKey || metaKey) && key.toLowerCase() === "z") return takeBack;
  if (ctrlKey || metaKey || altKey) return undefined;
  if (key === "?") return () => help.showModal();
  if (key === "ArrowDown" || key === "ArrowUp") return () => walk(rows, row, key === "ArrowDown" ? 1 : -1);
  if (!row) return undefined;
  if (isMinutes && key === "Enter") return () => rows.focus(row);
  if (target.type === "radio" && (key === "ArrowLeft" || key === "ArrowRight"))
    return () => beside(row, target, key === "ArrowRight" ? 1 : -1);
  const choice = LETTERS[key.toLowerCase()];
  return choice && (() => mark(rows, row, choice, tap));
}

function walk(rows, row, step) {
  const place = row ? rows.all.indexOf(row) + step : 0;
  const next = rows.all[Math.max(0, Math.min(place, rows.all.length - 1))];
  rows.focus(next);
}

function beside(row, radio, step) {
  const radios = [...row.querySelectorAll(".marks input")];
  radios[radios.indexOf(radio) + step]?.focus();
}

function mark(rows, row, choice, tap) {
  if (document.activeElement.closest(".minutes")) rows.focus(row); // what was typed is kept first
  tap(row, rows.chosen(row, choice));
  if (choice === "sen" || choice === "tidlig") rows.editMinutes(row, choice);
  else rows.focus(row);
}
