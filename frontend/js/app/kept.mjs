// A week shown as it was when it was last fetched: today may be another day by now.

import { pageTime } from "../clock.mjs";
import { whenBack } from "./offline.mjs";

const DATE = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Oslo" }); // 2026-11-24

export function settleKept() {
  if (document.documentElement.dataset.from !== "kept") return;
  whenBack(() => location.reload());
  const today = `dag-${DATE.format(pageTime())}`;
  const marked = document.querySelector(".day.is-today");
  if (!marked || marked.id === today) return;
  for (const gone of document.querySelectorAll(".now-line, .now-time, .strip .is-today > .unheard")) gone.remove();
  for (const each of document.querySelectorAll(".is-today, .is-now")) each.classList.remove("is-today", "is-now");
  for (const label of document.querySelectorAll(".label.is-now")) label.remove();
  document.getElementById(today)?.classList.add("is-today");
  document.querySelector(`[data-day="${today}"]`)?.click();
}
