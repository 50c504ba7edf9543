// canvas_side.js FRAMES: draws what a film's frame has, a heatmap of 36 cells
// with their values and 30 translucent arcs, on a canvas of 1080p, and writes
// every frame as RGBA to its output.
const { createCanvas } = require("@napi-rs/canvas");
const fs = require("fs");

const frames = Number(process.argv[2]);
const canvas = createCanvas(1920, 1080);
const context = canvas.getContext("2d");

for (let frame = 0; frame < frames; ++frame) {
  const t = frame / frames;
  context.fillStyle = "white";
  context.fillRect(0, 0, 1920, 1080);
  context.font = "28px sans-serif";
  context.textAlign = "center";
  for (let cell = 0; cell < 36; ++cell) {
    const x = 100 + (cell % 6) * 130;
    const y = 150 + Math.floor(cell / 6) * 130;
    const value = (((cell * 7) % 10) / 10 + t) / 2;
    context.fillStyle = `rgb(${255 - 200 * value}, 120, ${55 + 200 * value})`;
    context.fillRect(x, y, 124, 124);
    context.fillStyle = "black";
    context.fillText(value.toFixed(2), x + 62, y + 72);
  }
  context.strokeStyle = "rgba(40, 80, 160, 0.4)";
  for (let arc = 0; arc < 30; ++arc) {
    context.lineWidth = 2 + 6 * ((t + arc / 30) % 1);
    context.beginPath();
    context.moveTo(1000 + (arc % 5) * 200, 250);
    context.bezierCurveTo(1000, 500, 1900, 600, 1000 + (arc / 6) * 180, 900);
    context.stroke();
  }
  fs.writeSync(1, context.getImageData(0, 0, 1920, 1080).data);
}
