import { FormEditor } from '@bpmn-io/form-js';
import { Form } from '@bpmn-io/form-js-viewer';
import { Marks } from '../studio/Findings.js';

/** @returns {Promise<import('../studio/Studio.js').Editor>} */
export async function edit(studio) {
  const desk = place(studio.canvas, 'studio-form-editor');
  const previewing = place(studio.canvas, 'studio-form-preview');
  previewing.hidden = true;
  const editor = new FormEditor({ container: desk, propertiesPanel: { parent: studio.side } });
  const marks = new Marks(id => `.fjs-editor-container .fjs-element[data-id="${id}"]`);
  let findings = [];
  let preview = null;
  const stack = () => editor.get('commandStack');

  return {
    async open(text) {
      await editor.importSchema(JSON.parse(text));
    },
    async text() {
      return `${JSON.stringify(editor.saveSchema(), null, 2)}\n`;
    },
    onChange(listener) {
      editor.on('commandStack.changed', ({ trigger }) => {
        listener(trigger !== 'clear');
        marks.show(byId(findings));
      });
    },
    showFindings(found) {
      findings = found;
      marks.show(byId(findings));
    },
    reveal(id) {
      const field = fieldOf(id);
      if (!field) return;
      editor.get('selection').set(field);
      desk.querySelector(`.fjs-element[data-id="${CSS.escape(field.id)}"]`)?.scrollIntoView({ block: 'center' });
    },
    tools: [
      { label: 'Undo', title: 'Undo (Ctrl+Z)', run: () => stack().undo(), enabled: () => !preview && stack().canUndo() },
      { label: 'Redo', title: 'Redo (Ctrl+Shift+Z)', run: () => stack().redo(), enabled: () => !preview && stack().canRedo() },
      {
        label: 'Preview',
        title: 'The form as people fill it in, without data',
        run: async () => {
          const show = !preview;
          preview?.destroy();
          preview = show ? new Form({ container: previewing }) : null;
          desk.hidden = show;
          previewing.hidden = !show;
          document.body.classList.toggle('studio-previewing', show);
          await preview?.importSchema(editor.saveSchema(), {});
        },
        pressed: () => Boolean(preview)
      }
    ]
  };

  /** Findings name a field by its key; the editor knows it by its id. */
  function fieldOf(name) {
    return editor.get('formFieldRegistry').getAll().find(field => field.key === name || field.id === name);
  }

  function byId(found) {
    return found.map(f => ({ ...f, elementId: fieldOf(f.elementId)?.id ?? '' }));
  }
}

function place(parent, name) {
  const element = document.createElement('div');
  element.className = name;
  parent.append(element);
  return element;
}
