/** What a seat is asked: proves itself for this address, once. */
interface Challenge {
	nonce: string;
	seatToken: string;
	until: number;
}

/** Standing challenges, one a seat: a new one replaces the one before. */
export class Challenges {
	#bySeat = new Map<string, Challenge>();

	ask(seat: string, challenge: Challenge): void {
		this.#bySeat.set(seat, challenge);
	}

	/** Whether this is what the seat was asked, in time. */
	stands(seat: string, nonce: string | null, seatToken: string, now: number): boolean {
		const asked = this.#bySeat.get(seat);
		return Boolean(
			asked && nonce && asked.nonce === nonce && asked.seatToken === seatToken && now < asked.until
		);
	}

	take(seat: string): void {
		this.#bySeat.delete(seat);
	}
}
