// Inside WeChat: hand over what was prepared, and look again at what became of it.
"use strict";
document.addEventListener("click", function (event) {
  const button = event.target.closest("[data-pay]");
  const bridge = window.WeixinJSBridge;
  if (!button || !bridge) return;
  const said = JSON.parse(document.getElementById("handed").textContent);
  bridge.invoke("getBrandWCPayRequest", said, function () { window.location.reload(); });
});
