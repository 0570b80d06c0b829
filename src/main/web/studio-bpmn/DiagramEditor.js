import templateChooser from '@bpmn-io/element-template-chooser';
import Modeler from 'camunda-bpmn-js/lib/camunda-platform/Modeler';
import tokenSimulation from 'bpmn-js-token-simulation';
import { DiagramMarks, fit, label, scrollTo, zoomTools } from './DiagramMarks.js';

/** @returns {Promise<import('../studio/Studio.js').Editor>} */
export async function edit(studio) {
  const modeler = new Modeler({
    container: studio.canvas,
    propertiesPanel: { parent: studio.side },
    additionalModules: [templateChooser, tokenSimulation],
    // A diagram that is only looked at stays where it is.
    disableAdjustOrigin: true
  });
  const stack = modeler.get('commandStack');
  const reveal = id => {
    const element = scrollTo(modeler, id);
    if (element) modeler.get('selection').select(element);
  };
  const marks = new DiagramMarks(modeler, id => {
    reveal(id);
    studio.findings.focus(id);
  });
  let simulating = false;
  modeler.on('tokenSimulation.toggleMode', ({ active }) => {
    simulating = active;
    if (active) enlarge();
  });
  modeler.get('elementTemplatesLoader').setTemplates(await studio.server.elementTemplates().catch(() => []));

  // Below this size the buttons that start tokens are not drawn.
  const enlarge = () => {
    const canvas = modeler.get('canvas');
    const start = modeler.get('elementRegistry').find(e => e.type === 'bpmn:StartEvent' && e.parent?.type === 'bpmn:Process');
    if (canvas.zoom() >= 0.5 || !start) return;
    canvas.zoom(0.6);
    canvas.scrollToElement(start, 200);
  };

  return {
    async open(text) {
      await modeler.importXML(text);
      fit(modeler);
      label(modeler);
    },
    async text() {
      return (await modeler.saveXML({ format: true })).xml;
    },
    onChange(listener) {
      // Clearing happens with an import, which changes nothing.
      modeler.on('commandStack.changed', ({ trigger }) => listener(trigger !== 'clear'));
    },
    showFindings: findings => marks.show(findings),
    reveal,
    tools: [
      { label: 'Undo', title: 'Undo (Ctrl+Z)', run: () => stack.undo(), enabled: () => !simulating && stack.canUndo() },
      { label: 'Redo', title: 'Redo (Ctrl+Shift+Z)', run: () => stack.redo(), enabled: () => !simulating && stack.canRedo() },
      ...zoomTools(modeler),
      { label: 'Find', title: 'Find an element (Ctrl+F)', run: () => modeler.get('searchPad').toggle() },
      {
        label: 'Simulate',
        title: 'Let tokens run through the diagram; nothing can be changed meanwhile',
        run: () => modeler.get('toggleMode').toggleMode(),
        pressed: () => simulating
      }
    ]
  };
}
