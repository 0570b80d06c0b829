import { Marks } from '../studio/Findings.js';

const NAMES = { drd: 'Overview', decisionTable: 'Table', literalExpression: 'Expression' };

/** Buttons for the views of a decision file: the overview, and each decision. */
export function showViews(modeler, place) {
  const tabs = document.createElement('nav');
  tabs.className = 'studio-views';
  tabs.setAttribute('aria-label', 'Views');
  place.prepend(tabs);
  modeler.on('views.changed', ({ views, activeView }) => {
    place.dataset.view = activeView?.type ?? '';
    tabs.replaceChildren(...views.map(view => {
      const tab = document.createElement('button');
      tab.type = 'button';
      tab.className = 'quiet';
      tab.textContent = view.type === 'drd' ? NAMES.drd : view.name || view.id || NAMES[view.type];
      if (view.element === activeView?.element) tab.setAttribute('aria-current', 'true');
      tab.addEventListener('click', () => modeler.open(view));
      return tab;
    }));
  });
}

/** Opens a file at its first decision: the overview of a single table says little. */
export async function openFirst(modeler, text) {
  await modeler.importXML(text, { open: false });
  const views = modeler.getViews();
  await modeler.open(views.find(view => view.type === 'decisionTable') ?? views[0]);
}

/** Rows, columns and cells of a table; shapes of the overview. */
export function tableMarks() {
  return new Marks(id => `.dmn-decision-table-container [data-row-id="${id}"].rule-index,
    .dmn-decision-table-container [data-col-id="${id}"], .dmn-decision-table-container [data-element-id="${id}"]`);
}

/** Opens the view in which an element is, and brings it into sight. */
export async function reveal(modeler, id) {
  const view = modeler.getViews().find(v => v.type !== 'drd' && contains(v.element, id));
  if (view && view.element !== modeler.getActiveView()?.element) await modeler.open(view);
  const escaped = CSS.escape(id);
  document.querySelector(`[data-row-id="${escaped}"], [data-col-id="${escaped}"], [data-element-id="${escaped}"]`)
    ?.scrollIntoView({ block: 'center', inline: 'nearest' });
}

function contains(decision, id) {
  if (decision.id === id) return true;
  const logic = decision.decisionLogic;
  const parts = [logic, ...logic?.rule ?? [], ...logic?.input ?? [], ...logic?.output ?? []].filter(Boolean);
  return parts.some(part => part.id === id
    || [part.inputExpression, ...part.inputEntry ?? [], ...part.outputEntry ?? []].some(inner => inner?.id === id));
}
