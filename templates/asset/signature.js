// The signature drawn by hand.
//
// Strokes are kept as points between 0 and 1 of the pad, never as pixels: turning the phone, zooming or another theme draws them again.
// The pad is always 5 wide and 2 high, so a signature keeps its shape. The hidden field holds [[[x, y], …], …].

export function signaturePad(pad) {
  const canvas = pad.querySelector("canvas");
  const field = pad.querySelector("input[type='hidden']");
  const pen = canvas.getContext("2d");
  let strokes = [];
  let drawing = null;
  try { strokes = JSON.parse(field.value || "[]"); } catch { strokes = []; }
  pad.hidden = false;

  function redraw() {
    const box = canvas.getBoundingClientRect();
    if (!box.width) return;
    const scale = devicePixelRatio || 1;
    canvas.width = Math.round(box.width * scale); // setting the size clears the canvas; the strokes below bring it back
    canvas.height = Math.round(box.height * scale);
    pen.lineWidth = Math.max(1.5, box.width / 220) * scale;
    pen.lineCap = pen.lineJoin = "round";
    pen.strokeStyle = getComputedStyle(canvas).color;
    for (const stroke of strokes) {
      pen.beginPath();
      stroke.forEach(([x, y], i) => pen[i ? "lineTo" : "moveTo"](x * canvas.width, y * canvas.height));
      if (stroke.length === 1) pen.lineTo(stroke[0][0] * canvas.width + 0.1, stroke[0][1] * canvas.height);
      pen.stroke();
    }
  }
  function point(event) {
    const box = canvas.getBoundingClientRect();
    const within = (v) => Math.round(Math.min(1, Math.max(0, v)) * 1e4) / 1e4;
    return [within((event.clientX - box.left) / box.width), within((event.clientY - box.top) / box.height)];
  }
  function keep() {
    field.value = strokes.length ? JSON.stringify(strokes) : "";
    redraw();
  }
  canvas.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary || event.button) return; // the palm, or another mouse button
    canvas.setPointerCapture(event.pointerId);
    drawing = [point(event)];
    strokes.push(drawing);
    keep();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!drawing || !event.isPrimary) return;
    const [x, y] = point(event);
    const [lastX, lastY] = drawing[drawing.length - 1];
    if (Math.hypot(x - lastX, y - lastY) < 0.003) return; // a steady hand would fill the form with nothing
    drawing.push([x, y]);
    keep();
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) canvas.addEventListener(end, () => { drawing = null; });
  pad.querySelector("[data-clear]").addEventListener("click", () => { strokes = []; keep(); });
  new ResizeObserver(redraw).observe(canvas);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
}
