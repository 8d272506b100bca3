// A button that copies a field; it is there only where it works.

/** Shows each [data-copy], whose parent hides it, and lets it copy the field that it names; the button then says so in its own words. */
export function copyOnClick() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.parentElement.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).value);
      button.textContent = button.dataset.copied;
    });
  }
}
