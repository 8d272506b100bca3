// Every pair of colours that is read together, checked against WCAG 2.2 AA in both schemes.

import { contrast } from "./oklch.mjs";
import { COLOUR_NAMES, SUBJECT_COUNT, tokens } from "./palette.mjs";

const TEXT = 4.5;
const SHAPE = 3;

function colourPairs(name) {
  const step = (which) => `--ds-color-${name}-${which}`;
  const grounds = [
    "background-default",
    "background-tinted",
    "surface-default",
    "surface-tinted",
    "surface-hover",
  ];
  return [
    ...grounds.flatMap((ground) => [
      [step("text-default"), step(ground), TEXT],
      [step("text-subtle"), step(ground), TEXT],
    ]),
    [step("text-default"), step("surface-active"), TEXT],
    [step("base-contrast-default"), step("base-default"), TEXT],
    [step("base-contrast-default"), step("base-hover"), TEXT],
    [step("border-default"), "--ds-color-neutral-surface-default", SHAPE],
    [step("border-default"), "--ds-color-neutral-background-tinted", SHAPE],
    [step("base-default"), "--ds-color-neutral-surface-default", SHAPE],
    [step("text-subtle"), "--ds-color-neutral-background-tinted", TEXT],
  ];
}

function subjectPairs(number) {
  const own = (which) => `--subject-${number}-${which}`;
  return ["surface", "faded"].flatMap((field) => [
    ["--ds-color-neutral-text-default", own(field), TEXT],
    ["--ds-color-neutral-text-subtle", own(field), TEXT],
    [own("line"), own(field), SHAPE],
    ["--ds-color-warning-border-strong", own(field), SHAPE],
    ["--ds-color-accent-border-strong", own(field), SHAPE],
  ]);
}

/** The pairs below their limit, as sentences; empty when all is well. */
export function contrastFaults() {
  const pairs = [
    ...COLOUR_NAMES.flatMap(colourPairs),
    ...Array.from({ length: SUBJECT_COUNT }, (_, index) => subjectPairs(index + 1)).flat(),
  ];
  return ["light", "dark"].flatMap((scheme) => {
    const colours = tokens(scheme);
    return pairs
      .map(([one, other, limit]) => [one, other, limit, contrast(colours[one], colours[other])])
      .filter(([, , limit, found]) => found < limit)
      .map(
        ([one, other, limit, found]) =>
          `${scheme}: ${one} on ${other} is ${found.toFixed(2)}, needs ${limit}`,
      );
  });
}
