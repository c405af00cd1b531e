// Passkeys: a ceremony between the browser and the court. Without it officers use their code.
const bytes = (s) => Uint8Array.from(atob(s.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (b) => btoa(String.fromCharCode(...new Uint8Array(b))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const post = async (where, body) => {
  const r = await fetch(where, { method: "POST", headers: { "Content-Type": "application/json" }, body: body && JSON.stringify(body) });
  if (!r.ok) throw new Error(r.status);
  return r.json();
};

async function ceremony(box) {
  const { publicKey: ask } = await post(box.dataset.begin);
  ask.challenge = bytes(ask.challenge);
  if (ask.user) ask.user.id = bytes(ask.user.id);
  for (const c of [...(ask.excludeCredentials ?? []), ...(ask.allowCredentials ?? [])]) c.id = bytes(c.id);
  const key = box.dataset.passkey === "login" ? await navigator.credentials.get({ publicKey: ask }) : await navigator.credentials.create({ publicKey: ask });
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (key.response[part]) response[part] = text(key.response[part]);
  }
  const label = box.querySelector("input")?.value;
  const where = box.dataset.finish + (label ? "?label=" + encodeURIComponent(label) : "");
  const { to } = await post(where, { id: key.id, rawId: text(key.rawId), type: key.type, response });
  location.assign(to);
  if (to.startsWith(location.pathname)) location.reload();
}

if (window.PublicKeyCredential) {
  for (const box of document.querySelectorAll("[data-passkey]")) {
    box.hidden = false;
    const say = box.querySelector("[data-say]");
    box.querySelector("button").addEventListener("click", () => {
      say.hidden = true;
      ceremony(box).catch(() => (say.hidden = false));
    });
  }
}
