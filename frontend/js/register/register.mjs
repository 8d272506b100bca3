// The register in two taps: each tap is kept at once, told in words, and can be taken back.

import { keepContent } from "./content.mjs";
import { Conflicts } from "./conflicts.mjs";
import { listen } from "./keys.mjs";
import { forgetOthers, Line } from "./line.mjs";
import { Rows } from "./rows.mjs";
import { Talk } from "./talk.mjs";
import { tellUnsent } from "./unsent.mjs";
import { Watch } from "./watch.mjs";
import { markInWords, words } from "./words.mjs";

const side = document.getElementById("foring-side");
const form = document.getElementById("foring");
const at = (id) => document.getElementById(id);

function begin() {
  const key = `foring:${side.dataset.person}:${side.dataset.lesson}`;
  forgetOthers(side.dataset.person);
  keepContent();
  if (!form) return tellUnsent(side, key);
  const rows = new Rows(side);
  const talk = new Talk(side, form);
  const line = new Line(key, (item) => talk.send(item));
  const conflicts = new Conflicts(rows, line);
  const watch = new Watch(side, talk, rows, line);
  const undo = [];

  function tap(row, code, { canUndo = true } = {}) {
    const from = row.dataset.code;
    if (code === from) return;
    rows.show(row, code);
    if (canUndo) undo.push({ row, from, to: code });
    conflicts.forget(row);
    line.put(row.dataset.pupil, code, rows.stands(row));
    at("foring-sagt").textContent = words(canUndo ? "said" : "undone", { name: rows.name(row), mark: markInWords(code) });
    tell();
  }

  function takeBack() {
    const last = undo.pop();
    if (last && last.row.dataset.code === last.to) tap(last.row, last.from, { canUndo: false });
    tell();
  }

  function confirm() {
    if (conflicts.showFirst()) return;
    line.confirm();
    at("foring-bekreft").textContent = words("confirming");
  }

  function tell(saved = at("foring-lagret").dataset.saved) {
    const { waiting, isSlow } = line;
    side.querySelector(".register-counts").textContent = rows.counts();
    at("foring-angre").hidden = undo.length === 0;
    side.querySelector(".register-bar").classList.toggle("is-waiting", waiting > 0 && isSlow);
    at("foring-lagret").dataset.saved = saved;
    at("foring-lagret").textContent = talk.stopped || (waiting === 0 ? saved : isSlow ? words("waiting", { n: waiting }) : words("saving"));
  }

  at("foring-lagret").dataset.saved = at("foring-lagret").textContent;
  for (const [pupil, code] of line.wanted()) rows.show(rows.of(pupil), code);
  line.onDone = (item, answer) => {
    if (item.confirm) return location.assign(location.pathname);
    rows.keep(rows.of(item.pupil), item.mark);
    tell(answer.saved);
    return watch.met(answer);
  };
  line.onConflict = (item, answer) => {
    at("foring-bekreft").textContent = words("confirm");
    conflicts.show(rows.of(item.pupil), item.mark, answer.conflict);
    tell();
  };
  line.onRefused = ({ pupil }, answer) => {
    rows.show(rows.of(pupil), rows.stands(rows.of(pupil)));
    tell(words("notSaved", { why: answer.refused }));
  };
  line.onWait = () => tell();
  line.onClosed = () => {
    line.isKept = true; // and told on the page of the closed register
    location.reload();
  };
  rows.onTap = tap;
  at("foring-angre").addEventListener("click", takeBack);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter?.value === "bekreft") confirm();
  });
  listen({ rows, takeBack, confirm, tap });
  watch.begin();
  line.run();
  return tell();
}

begin();
