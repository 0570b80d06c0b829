/** The list of findings below the editor; each leads to its element. */
export class Findings {

  /**
   * @param {HTMLElement} place
   * @param {(elementId: string) => void} reveal
   */
  constructor(place, reveal) {
    this.list = place.querySelector('ul');
    this.heading = place.querySelector('h2');
    this.reveal = reveal;
  }

  /** @param {{ severity: string, elementId: string, message: string, suggestion: string }[]} findings */
  show(findings) {
    const errors = findings.filter(f => f.severity === 'ERROR').length;
    const warnings = findings.length - errors;
    this.heading.textContent = findings.length === 0 ? 'No findings'
      : [counted(errors, 'error'), counted(warnings, 'warning')].filter(Boolean).join(', ');
    this.list.replaceChildren(...findings.map(f => this.item(f)));
  }

  /** The check did not answer; what is listed may be old. */
  unknown() {
    this.heading.textContent = 'Findings (not checked since the last change)';
  }

  /** Brings the findings of an element into sight. */
  focus(elementId) {
    this.list.querySelector(`[data-element="${CSS.escape(elementId)}"]`)?.focus();
  }

  item(f) {
    const item = document.createElement('li');
    const where = document.createElement('button');
    where.type = 'button';
    where.className = 'link';
    where.dataset.element = f.elementId;
    where.textContent = f.elementId || 'The file';
    where.disabled = !f.elementId;
    where.addEventListener('click', () => this.reveal(f.elementId));
    const kind = document.createElement('span');
    kind.className = `badge ${f.severity === 'ERROR' ? 'bad' : 'warn'}`;
    kind.textContent = f.severity.toLowerCase();
    const text = document.createElement('span');
    text.textContent = `${f.message} ${f.suggestion}`;
    item.append(kind, ' ', where, ' ', text);
    return item;
  }
}

function counted(count, noun) {
  return count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Element id to its findings. */
export function byElement(findings) {
  const elements = new Map();
  findings.filter(f => f.elementId).forEach(f => elements.set(f.elementId, [...elements.get(f.elementId) ?? [], f]));
  return elements;
}

/** Whether one of them keeps the file from going live. */
export function isError(findings) {
  return findings.some(f => f.severity === 'ERROR');
}

/** What a person reads when the pointer rests on the mark of an element. */
export function words(findings) {
  return findings.map(f => `${f.message} ${f.suggestion}`).join('\n');
}

/** Marks elements by attribute, whoever draws them anew: a style sheet of its own, not classes. */
export class Marks {

  /** @param {(elementId: string) => string} selector */
  constructor(selector) {
    this.selector = selector;
    this.sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.sheet];
  }

  show(findings) {
    this.sheet.replaceSync([...byElement(findings)]
      .map(([id, found]) => `${this.selector(CSS.escape(id))} { box-shadow: inset 0 0 0 2px var(--${isError(found) ? 'bad' : 'warn'}); }`)
      .join('\n'));
  }
}
