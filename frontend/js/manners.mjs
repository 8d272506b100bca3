// Small manners of the page: menus close when one leaves them, errors are found, print prints.

/** <details data-closes> closes by a click outside and by Escape, which gives the focus back to its summary. */
export function closeByClickOrEscape() {
  const open = () => document.querySelectorAll("details[data-closes][open]");
  document.addEventListener("click", ({ target }) => {
    // A target that a swap has taken away was inside.
    for (const details of open()) if (target.isConnected && !details.contains(target)) details.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const details of open()) {
      const held = details.contains(document.activeElement);
      details.open = false;
      if (held) details.querySelector("summary").focus();
    }
  });
}

/** After a form came back with errors, reading goes on at their summary. */
export function focusOnErrors() {
  document.querySelector("[data-focus]")?.focus();
}

export function printOnClick() {
  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-print]")) window.print();
  });
}
