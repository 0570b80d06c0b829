// Opens forms, fills them in, and tells what the viewer would send.
// What a field makes of its value comes a little later, in turns: after some rests of the page nothing is left to come.
const rendered = async (rests = 5) => {
  for (let i = 0; i < rests; i++) {
    await new Promise(done => setTimeout(done, 20));
    await new Promise(done => requestIdleCallback(done, { timeout: 500 }));
  }
};
let shown;

async function judge(forms) {
  const host = document.getElementById('many');
  const open = await Promise.all(forms.map(async ({ form, data }) => {
    const container = host.appendChild(document.createElement('div'));
    const viewer = newForm(container);
    await viewer.importSchema(form, data);
    return viewer;
  }));
  await rendered(20);
  const answers = open.map(viewer => viewer.submit());
  open.forEach(viewer => viewer.destroy());
  host.replaceChildren();
  return JSON.stringify(answers);
}

async function show(form) {
  document.getElementById('typed').replaceChildren();
  shown = newForm(document.getElementById('typed'));
  await shown.importSchema(form, {});
  await rendered();
}

async function submitShown() {
  document.activeElement.blur();
  await rendered();
  return JSON.stringify(shown.submit());
}
