// The strip of days shows another day without asking the server: all days of the week are on the page.

/** Links with data-day choose that day; the address changes too, so that a reload or a shared link shows the same. */
export function chooseDayInPlace() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-day]");
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const day = document.getElementById(link.dataset.day);
    if (!day) return;
    event.preventDefault();
    choose(link, day);
    history.replaceState(history.state, "", link.href);
  });
}

function choose(link, day) {
  for (const other of day.parentElement.children) other.classList.toggle("is-selected", other === day);
  for (const other of link.closest("ol").querySelectorAll("a")) other.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
}
