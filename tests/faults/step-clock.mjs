// Loaded into the server by the tests alone: its wall clock is stepped by what the file CLOCK_STEP says, ms, as the
// machine's would be by somebody who sets it; the monotonic clock runs on.
import { readFileSync } from 'node:fs';

const file = process.env.CLOCK_STEP ?? '';
const MachineDate = Date;
const machineNow = MachineDate.now.bind(MachineDate);
let step = 0;

function read() {
	try {
		step = Number(readFileSync(file, 'utf8')) || 0;
	} catch {
		step = 0;
	}
}

read();
process.on('SIGUSR2', read);

globalThis.Date = class extends MachineDate {
	constructor(...given) {
		if (given.length) super(...given);
		else super(machineNow() + step);
	}
	static now() {
		return machineNow() + step;
	}
};
