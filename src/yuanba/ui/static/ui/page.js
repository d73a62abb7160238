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
  shown.replaceChildren();
  for (const file of input.files) {
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
for (const reader of document.querySelectorAll("[data-read]")) reader.hidden = !window.speechSynthesis;
const summary = document.querySelector(".errsum");
if (summary) summary.focus();
