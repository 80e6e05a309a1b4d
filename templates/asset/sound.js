// Tones told apart by pitch and by length: three for answers, a tick for what the camera has seen. Off until asked for; the choice is remembered on this machine.

import { remembered } from "./remember.js";

const KEY = "reprise-sound";

/** The toggle of a bench; the answer sounds a tone when it is on. */
export function sounds(toggle, then) {
  let audio = null;
  let loud = remembered.get("localStorage", KEY) === "on";
  const show = () => toggle?.setAttribute("aria-pressed", String(loud));
  function sound(tone) {
    const voiceOf = { seen: [1568, 0.04], ok: [1046, 0.07], warn: [523, 0.2], stop: [165, 0.45] }[tone];
    if (!loud || !voiceOf) return;
    audio ??= new AudioContext();
    const [pitch, length] = voiceOf;
    const voice = audio.createOscillator();
    const volume = audio.createGain();
    voice.frequency.value = pitch;
    volume.gain.setValueAtTime(0.2, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + length);
    voice.connect(volume).connect(audio.destination);
    voice.start();
    voice.stop(audio.currentTime + length);
  }
  toggle?.addEventListener("click", (event) => {
    loud = !loud;
    remembered.set("localStorage", KEY, loud ? "on" : "off");
    show();
    sound("ok");
    then(event);
  });
  show();
  return sound;
}
