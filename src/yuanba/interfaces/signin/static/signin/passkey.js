// Asks the browser for a passkey and puts its answer into the form, which is then sent like any other.
"use strict";
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const named = (keys) => (keys || []).map((key) => ({ ...key, id: bytes(key.id) }));
function asked(options) {
  const read = { ...options, challenge: bytes(options.challenge) };
  if (options.user) read.user = { ...options.user, id: bytes(options.user.id) };
  if (options.excludeCredentials) read.excludeCredentials = named(options.excludeCredentials);
  if (options.allowCredentials) read.allowCredentials = named(options.allowCredentials);
  return read;
}
function told(key) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
    if (key.response[name]) response[name] = text(key.response[name]);
  return JSON.stringify({ id: key.id, rawId: text(key.rawId), type: key.type, response });
}
async function ask(form) {
  const publicKey = asked(JSON.parse(form.dataset.passkey));
  const keys = navigator.credentials;
  const key = await (publicKey.user ? keys.create({ publicKey }) : keys.get({ publicKey }));
  form.elements.said.value = told(key);
  form.submit();
}
for (const form of document.querySelectorAll("form[data-passkey]")) {
  const can = Boolean(window.PublicKeyCredential && navigator.credentials);
  for (const part of form.querySelectorAll("[data-can]")) part.hidden = !can;
  for (const part of form.querySelectorAll("[data-cannot]")) part.hidden = can;
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    const failed = form.querySelector("[data-failed]");
    failed.hidden = true;
    ask(form).catch(() => { failed.hidden = false; });
  });
}
