import type { PageServerData } from './$types';

export type Hall = PageServerData['hall'];

const ASK_MS = 2000;
const ANSWER_MS = 5000;
/** So long may the server be silent before the display says so. */
const SILENT_MS = 10_000;
const CHIME_HZ = [660, 880];

/** Two soft tones; a browser lets them sound only after somebody has pressed something on the page. */
function chime(audio: AudioContext): void {
	CHIME_HZ.forEach((frequency, i) => {
		const tone = audio.createOscillator();
		const volume = audio.createGain();
		const from = audio.currentTime + i * 0.25;
		tone.frequency.value = frequency;
		volume.gain.setValueAtTime(0.25, from);
		volume.gain.exponentialRampToValueAtTime(0.001, from + 0.6);
		tone.connect(volume).connect(audio.destination);
		tone.start(from);
		tone.stop(from + 0.6);
	});
}

const key = ({ ticket, window, since }: Hall['called'][number]): string => `${ticket} ${window} ${since}`;

/** The display of the hall: asks every two seconds, and goes on asking when nobody answers. */
export class HallDisplay {
	#told = $state.raw<Hall | null>(null);
	#loaded: () => Hall;
	lost = $state(false);
	#heardAt = 0;
	#audio: AudioContext | null = null;
	sounds = $state(false);

	constructor(loaded: () => Hall) {
		this.#loaded = loaded;
	}

	get hall(): Hall {
		return this.#told ?? this.#loaded();
	}

	toggleSound(): void {
		this.sounds = !this.sounds;
		if (this.sounds) this.#audio ??= new AudioContext();
	}

	/** Call while the component is set up; stops with it. */
	keep(): void {
		$effect(() => {
			this.#heardAt = performance.now();
			let timer: ReturnType<typeof setTimeout>;
			const ask = async () => {
				await this.#ask();
				timer = setTimeout(() => void ask(), ASK_MS);
			};
			timer = setTimeout(() => void ask(), ASK_MS);
			return () => clearTimeout(timer);
		});
	}

	async #ask(): Promise<void> {
		const answer = await fetch('/queue/hall/state', { signal: AbortSignal.timeout(ANSWER_MS) })
			.then((response) => (response.ok ? (response.json() as Promise<Hall>) : null))
			.catch(() => null);
		if (!answer) {
			this.lost = performance.now() - this.#heardAt > SILENT_MS;
			return;
		}
		this.#heardAt = performance.now();
		this.lost = false;
		const before = this.hall.called.filter(({ status }) => status === 'called').map(key);
		const isNew = answer.called.some((one) => one.status === 'called' && !before.includes(key(one)));
		this.#told = answer;
		if (isNew && this.sounds && this.#audio) chime(this.#audio);
	}
}
