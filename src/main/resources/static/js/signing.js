// The page of a signer: lets them draw, says that it was shown, and sends once.

/** A field in which people draw; what they draw are points in a field of 600 by 200. */
class Field {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {HTMLInputElement} store takes the strokes as "x,y x,y;x,y"
   */
  constructor(canvas, store) {
    this.canvas = canvas;
    this.store = store;
    this.strokes = store.value ? store.value.split(';').map(s => s.split(' ').map(p => p.split(',').map(Number))) : [];
    canvas.addEventListener('pointerdown', event => this.begin(event));
    canvas.addEventListener('pointermove', event => this.go(event));
    for (const end of ['pointerup', 'pointercancel', 'pointerleave']) {
      canvas.addEventListener(end, () => this.end());
    }
    new ResizeObserver(() => this.paint()).observe(canvas);
  }

  point(event) {
    const box = this.canvas.getBoundingClientRect();
    const part = (value, size, all) => Math.max(0, Math.min(all, Math.round(value / size * all)));
    return [part(event.clientX - box.left, box.width, 600), part(event.clientY - box.top, box.height, 200)];
  }

  begin(event) {
    if (!event.isPrimary || event.button > 0) return;
    event.preventDefault();
    this.canvas.setPointerCapture?.(event.pointerId);
    this.current = [this.point(event)];
    this.strokes.push(this.current);
    this.paint();
  }

  go(event) {
    if (!this.current || !event.isPrimary) return;
    for (const one of event.getCoalescedEvents?.() ?? [event]) this.add(this.point(one));
    this.add(this.point(event));
    this.paint();
  }

  /** Points that lie close together look the same and only make the signature large. */
  add([x, y]) {
    const [lastX, lastY] = this.current[this.current.length - 1];
    if (Math.abs(x - lastX) + Math.abs(y - lastY) >= 3) this.current.push([x, y]);
  }

  end() {
    if (!this.current) return;
    this.current = null;
    this.keep();
  }

  clear() {
    this.strokes = [];
    this.current = null;
    this.keep();
    this.paint();
  }

  keep() {
    this.store.value = this.strokes.map(s => s.map(p => p.join(',')).join(' ')).join(';');
  }

  paint() {
    const box = this.canvas.getBoundingClientRect();
    if (!box.width) return;
    const scale = window.devicePixelRatio || 1;
    this.canvas.width = box.width * scale;
    this.canvas.height = box.height * scale;
    const pen = this.canvas.getContext('2d');
    pen.scale(this.canvas.width / 600, this.canvas.height / 200);
    pen.lineWidth = 5;
    pen.lineCap = pen.lineJoin = 'round';
    pen.strokeStyle = '#1c2529';
    for (const stroke of this.strokes) {
      pen.beginPath();
      pen.moveTo(...stroke[0]);
      pen.lineTo(...stroke[0]);
      for (const point of stroke.slice(1)) pen.lineTo(...point);
      pen.stroke();
    }
  }
}

const form = document.querySelector('form.sign');
const field = new Field(document.getElementById('drawn'), form.elements.drawn);
document.querySelector('[data-clear]').addEventListener('click', () => field.clear());

const show = () => {
  const way = form.elements.way.value;
  for (const part of form.querySelectorAll('[data-way]')) part.hidden = part.dataset.way !== way;
  field.paint();
};
form.addEventListener('change', show);
show();

for (const one of document.querySelectorAll('form')) {
  one.addEventListener('submit', () => {
    for (const button of one.querySelectorAll('button[type=submit]')) button.disabled = true;
  });
}
// A page that comes back from the browser's memory shows how things stand now.
window.addEventListener('pageshow', event => {
  if (event.persisted) location.reload();
});

// Programs that look into mail open links, but do not get here.
const token = form.querySelector('input[name=_csrf]');
fetch(form.action.replace(/\?.*/, '') + '/viewed', {
  method: 'POST',
  body: token ? new URLSearchParams({ _csrf: token.value }) : undefined,
}).catch(() => {});
