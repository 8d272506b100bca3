// The pupils' rows: what each says, and taps on them. A mark's code is "her", "borte", "annet" or minutes: "12-0".

import { markInWords, minutesOf, words } from "./words.mjs";

export class Rows {
  #list;
  #length;
  #now;

  constructor(side) {
    const loaded = performance.now();
    const start = (Date.parse(side.dataset.at) - Date.parse(side.dataset.starts)) / 60_000;
    this.#now = () => Math.floor(start + (performance.now() - loaded) / 60_000);
    this.#length = Number(side.dataset.length);
    this.#list = [...side.querySelectorAll(".pupil")];
    for (const row of this.#list) {
      this.show(row, this.stands(row), { isTold: true });
      row.addEventListener("change", ({ target }) => this.#changed(row, target));
      row.addEventListener("click", ({ target }) => target.dataset.step && this.#step(row, target.dataset));
      row.querySelector("details").addEventListener("toggle", ({ target }) => row.classList.toggle("is-open", target.open));
    }
  }

  get all() {
    return this.#list;
  }

  of(pupil) {
    return document.getElementById(`elev-${pupil}`);
  }

  name(row) {
    return row.querySelector(".pupil-name").textContent;
  }

  /** What the server has, as far as we know. */
  stands(row) {
    return this.#field(row, "sto").value;
  }

  keep(row, code) {
    if (row) this.#field(row, "sto").value = code;
  }

  note(row, text) {
    const place = row.querySelector(".pupil-note");
    place.textContent = text;
    place.hidden = false;
  }

  show(row, code, { isTold = false } = {}) {
    if (!row) return;
    const [late, early] = minutesOf(code) ?? [0, 0];
    const choice = late ? "sen" : early ? "tidlig" : code;
    row.dataset.code = code;
    row.querySelector(`[type=radio][value="${choice}"]`).checked = true;
    this.#field(row, "sen").value = late || "";
    this.#field(row, "tidlig").value = early || "";
    row.querySelector(".marks .is-late span").textContent = late ? words("lateShort", { n: late }) : words("lateMark");
    if (isTold) return;
    const said = row.querySelector(".pupil-said");
    const text = early || code === "annet" ? markInWords(code) : "";
    said.textContent = text && text[0].toUpperCase() + text.slice(1);
    said.hidden = !text;
    row.querySelector(".pupil-note").hidden = true;
  }

  counts() {
    const codes = this.#list.map((row) => row.dataset.code);
    const minutes = codes.map(minutesOf).filter(Boolean);
    const count = (test) => codes.filter(test).length;
    const late = minutes.filter(([each]) => each > 0).length;
    const parts = [
      ["absentCount", count((code) => code === "borte")],
      [late === 1 ? "lateOne" : "lateMany", late],
      ["earlyCount", minutes.filter(([, each]) => each > 0).length],
      ["elsewhereCount", count((code) => code === "annet")],
    ];
    const told = parts.filter(([, n]) => n > 0).map(([name, n]) => words(name, { n }));
    return told.join(", ") || words("all");
  }

  /** Somebody chosen as late comes now; as gone early, goes now. */
  chosen(row, choice) {
    const [late, early] = minutesOf(row.dataset.code) ?? [0, 0];
    if (choice === "sen") return `${late || this.#within(this.#now(), early)}-${early}`;
    if (choice === "tidlig") return `${late}-${early || this.#within(this.#length - this.#now(), late)}`;
    return choice;
  }

  open(row) {
    row.querySelector("details").open = true;
    row.classList.add("is-open");
  }

  focus(row) {
    (row.querySelector(".marks input:checked") ?? row.querySelector(".marks input")).focus();
  }

  editMinutes(row, choice) {
    this.open(row);
    this.#field(row, choice).focus();
    this.#field(row, choice).select();
  }

  #field(row, name) {
    return row.querySelector(`[name="${name}-${row.dataset.pupil}"]`);
  }

  #within(minutes, others) {
    const left = this.#length - others - 1;
    return minutes > 0 && minutes <= left ? minutes : Math.min(5, left);
  }

  #changed(row, target) {
    if (target.type !== "radio") return this.#typed(row);
    if (target.value === "sen") this.open(row);
    return this.onTap(row, this.chosen(row, target.value));
  }

  #typed(row) {
    const read = (name) => Math.max(0, Number.parseInt(this.#field(row, name).value, 10) || 0);
    const early = Math.min(read("tidlig"), this.#length - 1);
    const late = Math.min(read("sen"), this.#length - 1 - early);
    const code = late + early > 0 ? `${late}-${early}` : "her";
    if (code === row.dataset.code) return this.show(row, code);
    return this.onTap(row, code);
  }

  #step(row, { step, of }) {
    const field = this.#field(row, of);
    field.value = Math.max(0, (Number.parseInt(field.value, 10) || 0) + Number(step));
    this.#typed(row);
  }
}
