// Light or dark at once, while the choice is kept by the same form as without scripts.

export function chooseThemeInPlace() {
  const form = document.querySelector("[data-theme-choice]");
  form?.addEventListener("submit", async (event) => {
    const { submitter } = event;
    if (!submitter) return;
    event.preventDefault();
    show(form, submitter);
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form, submitter),
      redirect: "manual",
    }).catch(() => undefined);
    if (!answer && !navigator.onLine) return; // it holds for this page
    // A plain refusal (an old token, no network) is shown by the form's own way.
    if (!answer || (answer.type !== "opaqueredirect" && !answer.ok))
      HTMLFormElement.prototype.submit.call(withValue(form, submitter));
  });
}

function show(form, chosen) {
  document.documentElement.dataset.colorScheme = chosen.value;
  document.querySelector('meta[name="color-scheme"]').content =
    chosen.value === "auto" ? "light dark" : chosen.value;
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    const { scheme } = meta.dataset;
    meta.media = chosen.value === "auto" ? `(prefers-color-scheme: ${scheme})` : chosen.value === scheme ? "all" : "not all";
  }
  for (const button of form.elements) {
    if (button.type === "submit") button.setAttribute("aria-pressed", String(button === chosen));
  }
}

/** A form sent by script leaves the pressed button out: put its value in. */
function withValue(form, { name, value }) {
  form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  return form;
}
