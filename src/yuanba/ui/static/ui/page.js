// Small helps; every page works without them.
"use strict";
function tellOffline() {
  const note = document.getElementById("offline");
  note.hidden = navigator.onLine;
  return !navigator.onLine;
}
window.addEventListener("online", tellOffline);
window.addEventListener("offline", tellOffline);
tellOffline();
document.addEventListener("submit", function (event) {
  if (tellOffline()) { event.preventDefault(); return; }
  if (event.target.matches("[action='/sign-out/']")) window.sessionStorage.clear();
  const button = event.submitter;
  if (!button || !button.dataset.busy) return;
  if (button.classList.contains("busy")) { event.preventDefault(); return; }
  button.style.minWidth = button.offsetWidth + "px";
  button.classList.add("busy");
  button.setAttribute("aria-disabled", "true");
  const words = button.querySelector(".w") || button;
  words.textContent = button.dataset.busy;
});
window.addEventListener("pageshow", function (event) {
  if (event.persisted) window.location.reload();
});
document.addEventListener("change", function (event) {
  const input = event.target;
  if (input.type !== "file") return;
  const shown = document.getElementById(input.id + "-shown");
  if (!shown) return;
  const told = document.getElementById("c-" + input.id.slice(2));
  if (told) told.textContent = input.files.length ? input.dataset.chosen + " " + input.files.length : "";
  shown.replaceChildren();
  for (const file of input.files) {
    if (!file.type.startsWith("image/")) continue;
    const figure = document.createElement("figure");
    const image = document.createElement("img");
    figure.className = "shot";
    image.src = URL.createObjectURL(file);
    image.alt = file.name;
    figure.append(image);
    shown.append(figure);
  }
});
document.addEventListener("click", function (event) {
  const reader = event.target.closest("[data-read]");
  if (!reader || !window.speechSynthesis) return;
  const place = document.querySelector(reader.dataset.read);
  if (window.speechSynthesis.speaking) { window.speechSynthesis.cancel(); return; }
  const words = new SpeechSynthesisUtterance(place.innerText);
  words.lang = document.documentElement.lang === "en" ? "en" : "zh-CN";
  words.rate = 0.9;
  window.speechSynthesis.speak(words);
});
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", function () { window.print(); });
}
for (const reader of document.querySelectorAll("[data-read]")) reader.hidden = !window.speechSynthesis;
document.documentElement.classList.add("js");
const summary = document.querySelector(".errsum");
if (summary) summary.focus();
// What is typed survives a change of view, a lost session, a closed door: kept in this tab until it was sent.
// Codes are not, nor the reason for a look: each look has its own.
const typedAt = "typed " + window.location.pathname;
const typedFields = "main form[method=post]:not([data-unkept]) :is(textarea, input[type=text], input[type=tel], input:not([type])):not([autocomplete=one-time-code])";
const typedName = function (field) { return (field.form.getAttribute("action") || "") + " " + field.name; };
if (/[?&](sent|done|told|judged)=/.test(window.location.search)) {
  for (const key of Object.keys(window.sessionStorage)) if (key.startsWith("typed ")) window.sessionStorage.removeItem(key);
} else {
  const typed = JSON.parse(window.sessionStorage.getItem(typedAt) || "{}");
  for (const field of document.querySelectorAll(typedFields)) if (!field.value) field.value = typed[typedName(field)] || "";
}
document.addEventListener("input", function (event) {
  if (!event.target.matches(typedFields)) return;
  const typed = JSON.parse(window.sessionStorage.getItem(typedAt) || "{}");
  typed[typedName(event.target)] = event.target.value;
  window.sessionStorage.setItem(typedAt, JSON.stringify(typed));
});
// Keys on the desk: to the next line and back, open, tick, answer. Not while typing; can be switched off.
const keysHelp = document.getElementById("keys");
if (keysHelp) {
  const off = keysHelp.querySelector("input");
  off.checked = window.localStorage.getItem("keys") !== "off";
  off.addEventListener("change", function () { window.localStorage.setItem("keys", off.checked ? "on" : "off"); });
  const links = Array.from(document.querySelectorAll("table.due tbody a"));
  const step = function (by) {
    const to = links[Math.min(Math.max(links.indexOf(document.activeElement) + by, 0), links.length - 1)];
    if (to) to.focus();
  };
  const acts = {
    j: function () { step(1); },
    k: function () { step(-1); },
    o: function () { if (links.includes(document.activeElement)) document.activeElement.click(); },
    x: function () {
      const row = document.activeElement.closest("tr");
      const tick = row && row.querySelector("input[name=case]");
      if (tick) tick.click();
    },
    a: function () {
      const words = document.getElementById("f-answer") || document.getElementById("f-take-up");
      if (!words) return;
      if (words.closest("details")) words.closest("details").open = true;
      words.focus();
    },
    n: function () { const next = document.querySelector("[data-next]"); if (next) next.click(); },
    "?": function () { keysHelp.hidden = false; keysHelp.open = !keysHelp.open; keysHelp.firstElementChild.focus(); },
  };
  keysHelp.hidden = false;
  document.addEventListener("keydown", function (event) {
    const typing = event.target.matches("textarea, select, input:not([type=checkbox], [type=radio]), [contenteditable]");
    const act = acts[event.key];
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !act) return;
    if (!off.checked && event.key !== "?") return;
    event.preventDefault();
    act();
  });
}
