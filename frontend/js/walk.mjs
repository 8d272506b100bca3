// Arrow keys: between lessons and days in the week, between days in the calendar.

const DIRECTIONS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

function onArrows(selector, next) {
  document.addEventListener("keydown", (event) => {
    const direction = DIRECTIONS[event.key];
    const from =
      direction && !event.altKey && !event.ctrlKey && !event.metaKey && event.target.closest?.(selector);
    if (!from) return;
    event.preventDefault();
    next(from, ...direction)?.focus();
  });
}

const ENTRY = ".lesson > a:not(.lesson-register), .lesson > details > summary";

/** Up and down within the day, left and right to the lesson nearest in time on the next day that has one. */
export function walkLessons() {
  onArrows(ENTRY, (from, days, lessons) =>
    days === 0 ? besideInDay(from, lessons) : nearestInOtherDay(from, days),
  );
}

const lessonsOf = (box) => [...box.querySelectorAll(ENTRY)];

function besideInDay(from, step) {
  const lessons = lessonsOf(from.closest(".lessons, .day-list"));
  return lessons[lessons.indexOf(from) + step];
}

function nearestInOtherDay(from, step) {
  const days = [...from.closest("[data-week]").querySelectorAll(".day")].filter(
    (day) => day.offsetParent && lessonsOf(day).length > 0,
  );
  const day = days[days.indexOf(from.closest(".day")) + step];
  if (!day) return undefined;
  const middle = (link) => link.getBoundingClientRect().top + link.offsetHeight / 2;
  const distance = (link) => Math.abs(middle(link) - middle(from));
  return lessonsOf(day).reduce((best, link) => (distance(link) < distance(best) ? link : best));
}

/** The calendar as a grid: a week up or down, a day (or the week's number) to the side. */
export function walkCalendar() {
  onArrows(".calendar tbody a", (from, columns, rows) => {
    const row = from.closest("tr");
    const index = [...row.querySelectorAll("a")].indexOf(from);
    const target = rows === 0 ? row : row.parentElement.rows[row.sectionRowIndex + rows];
    return target?.querySelectorAll("a")[index + columns];
  });
}
