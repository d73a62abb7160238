// Hold to speak, or tap to begin and tap to end. What was spoken becomes the file of the field; without this a file is chosen.
"use strict";
for (const box of document.querySelectorAll("[data-voice]")) {
  if (!window.MediaRecorder || !navigator.mediaDevices || !window.DataTransfer) continue;
  const button = box.querySelector("[data-speak]");
  const input = box.querySelector("input[type=file]");
  const told = box.querySelector("#c-sound");
  const player = box.querySelector("audio");
  const kinds = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
  const kind = kinds.find(function (one) { return window.MediaRecorder.isTypeSupported(one); });
  let recorder = null, wanted = false, since = 0, ticking = 0;
  const show = function (on) {
    button.querySelector("[data-still]").hidden = on;
    button.querySelector("[data-now]").hidden = !on;
    button.classList.toggle("btn-p", on);
    button.setAttribute("aria-pressed", String(on));
  };
  const hear = function (file) {
    player.src = URL.createObjectURL(file);
    player.hidden = false;
  };
  const stop = function () {
    wanted = false;
    if (recorder && recorder.state === "recording") recorder.stop();
  };
  const start = async function () {
    wanted = true;
    since = performance.now();
    player.hidden = true;
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch (error) {
      told.textContent = box.dataset.off;
      wanted = false;
      return;
    }
    const parts = [];
    recorder = new window.MediaRecorder(stream, { mimeType: kind, audioBitsPerSecond: 32000 });
    recorder.addEventListener("dataavailable", function (event) { parts.push(event.data); });
    recorder.addEventListener("stop", function () {
      window.clearInterval(ticking);
      for (const track of stream.getTracks()) track.stop();
      const type = recorder.mimeType.split(";")[0];
      const file = new File(parts, "voice." + type.split("/")[1], { type: type });
      const chosen = new DataTransfer();
      chosen.items.add(file);
      input.files = chosen.files;
      recorder = null;
      show(false);
      told.textContent = box.dataset.over;
      hear(file);
    });
    recorder.start();
    since = performance.now();
    show(true);
    ticking = window.setInterval(function () {
      const seconds = Math.floor((performance.now() - since) / 1000);
      button.querySelector("[data-seconds]").textContent = Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
      if (seconds >= Number(box.dataset.longest)) stop();
    }, 250);
    if (!wanted) stop();
  };
  box.querySelector(".when-voice").hidden = false;
  let tapped = false;
  const press = function () {
    tapped = wanted;
    if (!tapped) start();
  };
  const release = function () {
    if (tapped || performance.now() - since > 700) stop();
  };
  button.addEventListener("pointerdown", function (event) {
    if (event.button) return;
    button.setPointerCapture(event.pointerId);
    press();
  });
  button.addEventListener("pointerup", release);
  button.addEventListener("pointercancel", stop);
  button.addEventListener("contextmenu", function (event) { event.preventDefault(); });
  button.addEventListener("keydown", function (event) {
    if (event.repeat || (event.key !== " " && event.key !== "Enter")) return;
    event.preventDefault();
    press();
  });
  button.addEventListener("keyup", function (event) {
    if (event.key === " " || event.key === "Enter") release();
  });
  input.addEventListener("change", function () {
    told.textContent = input.files.length ? input.files[0].name : "";
    if (input.files.length) hear(input.files[0]);
  });
}
