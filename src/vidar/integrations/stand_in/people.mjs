// The list of demo people: grouped, searchable, one button each.
import { html } from "./html.mjs";

const SHOWN_PER_GROUP = 40;
const LEVELS = { "idporten-loa-low": "Logger inn på lavt nivå", "idporten-loa-substantial": "Logger inn på nivå betydelig" };

function matches(account, words) {
  const text = [account.name, account.description, account.group, account.feide_name].join(" ").toLocaleLowerCase("nb");
  return words.every((word) => text.includes(word));
}

function grouped(people) {
  const groups = new Map();
  for (const account of people) {
    const name = account.group ?? "Andre";
    groups.set(name, [...(groups.get(name) ?? []), account]);
  }
  return [...groups];
}

function personButton(account) {
  const level = LEVELS[account.acr];
  return html`<li><button class="person" name="person" value="${account.id}"><span class="name">${account.name}</span>
<span class="about">${account.description}${level ? html` · ${level}` : ""}</span></button></li>
`;
}

function groupSection([name, people], index) {
  const more = people.length - SHOWN_PER_GROUP;
  return html`<section aria-labelledby="gruppe-${index}">
<h2 id="gruppe-${index}">${name}</h2>
<ul>
${people.slice(0, SHOWN_PER_GROUP).map(personButton)}</ul>
${more > 0 ? html`<p class="more">Og ${more} til. Søk for å finne dem.</p>
` : ""}</section>
`;
}

export function searchForm(query) {
  return html`<form class="search" method="get" role="search">
<label for="sok">Søk etter navn, klasse eller rolle</label>
<div><input type="search" id="sok" name="sok" value="${query}" autocomplete="off"><button class="plain">Søk</button></div>
</form>`;
}

export function peopleList(people, query) {
  const words = query.toLocaleLowerCase("nb").split(/\s+/).filter(Boolean);
  const found = people.filter((account) => matches(account, words));
  if (found.length === 0) {
    return html`<p role="status">Fant ingen. <a href="?">Vis alle</a></p>`;
  }
  const count = words.length > 0 ? html`<p role="status">Fant ${found.length}. <a href="?">Vis alle</a></p>
` : "";
  return html`${count}${grouped(found).map(groupSection)}`;
}
