// One class for each row and column of the week grid, because lessons may not carry a style attribute.

const STEPS = (14 * 60) / 5;
const COLUMNS = 6;
const UNITS = 60; // divisible by every number of columns up to six
const HOURS = 14;
const DAYS = [5, 6, 7];

const range = (first, last) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Classes s1… (starts in row), e2… (ends before row), c1-2 (first of two columns), hours-8, days-5. */
export function stepsCss() {
  const rows = [
    ...range(1, STEPS).map((row) => `.s${row}{grid-row-start:${row}}`),
    ...range(2, STEPS + 1).map((row) => `.e${row}{grid-row-end:${row}}`),
  ];
  const columns = range(1, COLUMNS).flatMap((columns) =>
    range(1, columns).map((column) => {
      const width = UNITS / columns;
      return `.c${column}-${columns}{grid-column:${(column - 1) * width + 1}/span ${width}}`;
    }),
  );
  const sizes = [
    ...range(1, HOURS).map((hours) => `.hours-${hours}{--hours:${hours}}`),
    ...DAYS.map((days) => `.days-${days}{--days:${days}}`),
    ...range(1, 4).map((minute) => `.m${minute}{--minute:${minute}}`),
  ];
  const wide = `@media print,(min-width:48rem){${[...rows, ...columns].join("")}}`;
  return `@layer vidar{${wide}${sizes.join("")}}`;
}
