// Digests of chosen files are computed here, so that the files stay where they are; without this script they are sent.
document.documentElement.classList.add("js");
addEventListener("DOMContentLoaded", () => {
  for (const form of document.querySelectorAll("form[data-digest]")) digesting(form);

  // The name of the file a page answers about never left the browser: it is put in here.
  const name = sessionStorage.getItem("ledger-file");
  const sum = new URLSearchParams(location.search).get("sha256");
  const slot = document.querySelector("[data-file]");
  if (slot && name && sum && sessionStorage.getItem("ledger-sha256") === sum) {
    slot.textContent = name + " ";
    slot.hidden = false;
  }

  // A receipt that waits looks again by itself, less and less often.
  if (document.querySelector("[data-wait]")) {
    let pause = 1500;
    const look = async () => {
      try {
        const r = await fetch(location.href, { headers: { Accept: "text/html" } });
        if (r.ok && !(await r.text()).includes("data-wait")) return location.reload();
      } catch { /* the next look may succeed */ }
      pause = Math.min(pause * 1.5, 60000);
      setTimeout(look, pause);
    };
    setTimeout(look, pause);
  }
});

function digesting(form) {
  const input = form.querySelector("input[type=file][name=file]");
  const camera = form.querySelector("[data-camera]");
  const box = form.querySelector("[data-progress]");
  const said = box.querySelector("[role=status]");
  const bar = box.querySelector("progress");
  let stop;

  // begin computes the digests of a file; undefined when it was cancelled or could not be read.
  const begin = async (file) => {
    stop?.abort();
    const mine = (stop = new AbortController());
    box.hidden = false;
    bar.hidden = false;
    let told = -1;
    try {
      const d = await Digests.digests(file, (share) => {
        const now = Math.floor(share * 100);
        bar.value = now;
        if (Math.floor(now / 20) !== told) { // a screen reader hears every fifth part
          told = Math.floor(now / 20);
          said.textContent = `${said.dataset.said} ${file.name} ${now}%`;
        }
      }, mine.signal);
      return stop === mine ? d : undefined;
    } catch (e) {
      bar.hidden = true;
      if (e.name === "AbortError") box.hidden = stop === mine;
      else said.textContent = said.dataset.failed;
      return undefined;
    }
  };
  box.querySelector("[data-stop]").addEventListener("click", () => {
    stop?.abort();
    box.hidden = true;
    input.value = "";
    input.focus();
  });

  const put = (name, value) => {
    let f = form.querySelector(`input[type=hidden][name=${name}]`);
    if (!f) {
      f = Object.assign(document.createElement("input"), { type: "hidden", name });
      form.append(f);
    }
    f.value = value;
  };

  if (form.id === "check") {
    const check = async (file) => {
      const d = file && (await begin(file));
      if (!d) return;
      sessionStorage.setItem("ledger-file", file.name);
      sessionStorage.setItem("ledger-sha256", d.sha256);
      const to = new URLSearchParams(d);
      const q = document.getElementById("q")?.value.trim();
      if (q && !/^[0-9a-f\s]{64,}$/i.test(q)) to.set("q", q); // compared with that deposit
      location.assign((form.dataset.to ?? "/verify") + "?" + to);
    };
    input.addEventListener("change", () => check(input.files[0]));
    form.addEventListener("submit", (e) => { e.preventDefault(); check(input.files[0]); });
    for (const [event, over] of [["dragenter", true], ["dragover", true], ["dragleave", false], ["drop", false]]) {
      form.addEventListener(event, (e) => {
        e.preventDefault();
        form.classList.toggle("over", over);
      });
    }
    form.addEventListener("drop", (e) => check(e.dataTransfer.files[0]));
    return;
  }

  // A deposit: the digests go along, the file only when the court is to keep it.
  camera?.addEventListener("change", () => {
    if (!camera.files.length) return;
    input.files = camera.files;
    input.dispatchEvent(new Event("change"));
  });
  let ready = false;
  form.addEventListener("submit", async (e) => {
    const file = input.files[0];
    if (ready || !file || form.querySelector("[name=keep]")?.checked) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    const d = await begin(file);
    if (!d) return;
    for (const [k, v] of Object.entries({ ...d, name: file.name, media: file.type })) put(k, v);
    ready = true;
    input.disabled = true; // what is disabled is not sent
    form.requestSubmit();
  }, true);
}
addEventListener("pageshow", () => document.querySelectorAll("form[data-digest] input[type=file]").forEach((i) => (i.disabled = false)));
