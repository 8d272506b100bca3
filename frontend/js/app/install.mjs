// The browser's own question whether to install Vidar is asked only where somebody looks for it.

export function offerInstall() {
  const place = document.querySelector("[data-install]");
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault(); // no banner on any page
    if (!place) return;
    place.hidden = false;
    place.querySelector("button").onclick = () => event.prompt();
  });
  addEventListener("appinstalled", () => place && (place.hidden = true));
}
