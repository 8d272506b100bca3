// A lesson opens over the week: a panel on a wide screen, from the bottom on a phone. Its link still works alone.

const PATIENCE = 300; // ms before saying that it takes time

const isPlainClick = (event) =>
  event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

/** Links with data-sheet load their page's .detail into the dialog. Anything unexpected follows the link instead. */
export function openInSheet() {
  const sheet = document.getElementById("timeark");
  if (!sheet) return;
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-sheet]");
    if (!link || !isPlainClick(event)) return;
    event.preventDefault();
    fill(sheet, link.href);
  });
  closeOnBackdrop(sheet);
}

async function fill(sheet, address) {
  const content = document.getElementById("timeark-innhold");
  const waiting = setTimeout(() => {
    content.replaceChildren(document.getElementById("timeark-henter").content.cloneNode(true));
    open(sheet);
  }, PATIENCE);
  try {
    content.replaceChildren(await fetchDetail(address));
    open(sheet);
  } catch {
    location.assign(address);
  } finally {
    clearTimeout(waiting);
  }
}

async function fetchDetail(address) {
  const answer = await fetch(address, { headers: { "HX-Request": "true" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const detail = page.querySelector(".detail");
  if (!answer.ok || answer.redirected || !detail) throw new Error(`No lesson at ${address}`);
  return document.adoptNode(detail);
}

function open(sheet) {
  if (!sheet.open) sheet.showModal();
}

/** Browsers without closedby="any" get the same. */
function closeOnBackdrop(sheet) {
  if ("closedBy" in HTMLDialogElement.prototype) return;
  sheet.addEventListener("click", (event) => {
    if (event.target !== sheet) return;
    const { top, right, bottom, left } = sheet.getBoundingClientRect();
    const isInside =
      event.clientX >= left && event.clientX <= right && event.clientY >= top && event.clientY <= bottom;
    if (!isInside) sheet.close();
  });
}
