// A field to sign in; without script the other ways to sign stand open.
"use strict";
for (const box of document.querySelectorAll("[data-sign]")) {
  const pad = box.querySelector("canvas");
  const kept = box.querySelector("input[name=drawn]");
  const pen = pad.getContext("2d");
  let at = null;
  const place = function (event) {
    const edge = pad.getBoundingClientRect();
    return [(event.clientX - edge.left) * pad.width / edge.width, (event.clientY - edge.top) * pad.height / edge.height];
  };
  pen.lineWidth = 4;
  pen.lineCap = "round";
  pen.strokeStyle = "#1c1a17";
  box.hidden = false;
  box.closest("form").querySelector("[data-drawn]").hidden = false;
  pad.addEventListener("pointerdown", function (event) {
    pad.setPointerCapture(event.pointerId);
    at = place(event);
    event.preventDefault();
  });
  pad.addEventListener("pointermove", function (event) {
    if (!at) return;
    const next = place(event);
    pen.beginPath();
    pen.moveTo(at[0], at[1]);
    pen.lineTo(next[0], next[1]);
    pen.stroke();
    at = next;
  });
  const up = function () {
    if (at) kept.value = pad.toDataURL("image/png");
    at = null;
  };
  pad.addEventListener("pointerup", up);
  pad.addEventListener("pointercancel", up);
  box.querySelector("[data-clear]").addEventListener("click", function () {
    pen.clearRect(0, 0, pad.width, pad.height);
    kept.value = "";
  });
}
