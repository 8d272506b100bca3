// Topic and homework are kept when one leaves the field; on a bad line, when it is back.

/** Begins to keep the fields. */
export function keepContent() {
  const form = document.getElementById("om-timen");
  if (!form) return;
  const told = document.getElementById("om-timen-lagret");
  let isDirty = false;

  async function keep() {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { Accept: "application/json" },
      redirect: "manual",
    }).catch(() => undefined);
    const content = await answer?.json?.().catch(() => undefined);
    if (!content) return;
    form.elements["tema-sto"].value = content.topic;
    form.elements["lekse-sto"].value = content.homework;
    isDirty = !answer.ok;
    told.textContent = content.saved ?? content.refused;
  }

  form.addEventListener("input", () => {
    isDirty = true;
    told.textContent = "";
  });
  form.addEventListener("change", keep);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keep();
  });
  addEventListener("online", () => isDirty && keep());
  addEventListener("beforeunload", (event) => {
    if (isDirty) event.preventDefault();
  });
}
