// What moves with the time: the demo's clock, the line across today, and which lesson is now.

const MINUTE = 60_000;
const STEP = 5; // minutes a row, as in the style sheet
const FIGURE = 4; // rows that a figure beside the grid is high
const OSLO = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Oslo",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** Minutes since midnight in Norway. */
function minuteInOslo(moment) {
  const [hours, minutes] = OSLO.format(moment).split(":").map(Number);
  return 60 * hours + minutes;
}

const arrived = Date.now();

/** The time in ms. The page says what time it was made, and a kept one when that was, so that the demo's moved clock holds. */
export function pageTime() {
  const { now, keptAt } = document.documentElement.dataset;
  return now ? Date.parse(now) + Date.now() - (Number(keptAt) || arrived) : Date.now();
}

/** Ticks at each full minute. */
export function startClock() {
  const tick = () => {
    const moment = pageTime();
    show(minuteInOslo(moment));
    setTimeout(tick, MINUTE - (moment % MINUTE));
  };
  tick();
}

function show(minute) {
  const isEnglish = document.documentElement.lang === "en";
  const text = [Math.floor(minute / 60), minute % 60]
    .map((part) => String(part).padStart(2, "0"))
    .join(isEnglish ? ":" : ".");
  for (const place of document.querySelectorAll("[data-clock], .now-time")) place.textContent = text;
  const week = document.querySelector(".week[data-first-minute]");
  if (!week) return;
  const { firstMinute, lastMinute } = week.dataset;
  moveNow(week, minute - firstMinute, lastMinute - firstMinute);
}

function moveNow(week, sinceFirst, length) {
  const row = Math.floor(sinceFirst / STEP) + 1;
  const marks = week.querySelectorAll(".now-line, .now-time");
  const isInGrid = sinceFirst >= 0 && sinceFirst < length;
  for (const mark of marks) {
    mark.hidden = !isInGrid;
    if (isInGrid) place(mark, row, sinceFirst % STEP);
  }
  for (const hour of week.querySelectorAll(".hours > :not(.now-time)")) {
    hour.hidden = marks.length > 0 && isInGrid && Math.abs(rowOf(hour, "s") - row) < FIGURE;
  }
  for (const lesson of week.querySelectorAll(".day.is-today .lesson")) {
    const [starts, ends] = ["s", "e"].map((letter) => rowOf(lesson, letter));
    const takesPlace = !lesson.classList.contains("is-cancelled");
    lesson.classList.toggle("is-now", takesPlace && starts <= row && row < ends);
    lesson.classList.toggle("is-past", ends <= row);
  }
}

/** The number in a lesson's class s… or e…. */
function rowOf(element, letter) {
  const name = [...element.classList].find(
    (each) => each[0] === letter && Number.isInteger(Number(each.slice(1))),
  );
  return Number(name?.slice(1));
}

function place(mark, row, minute) {
  for (const name of [...mark.classList]) if (/^[sm]\d+$/.test(name)) mark.classList.remove(name);
  mark.classList.add(`s${row}`, `m${minute}`);
}
