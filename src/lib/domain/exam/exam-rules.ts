/**
 * How an exam room is run where the regulation leaves it to the office. Data: set by the administrator, frozen into each
 * sitting when its doors open, so that the protocol says by which rules it was held.
 */
export interface ExamRules {
	/** How long after the end answers of a seat noted offline are still taken down, seconds (0–600). */
	graceSeconds: number;
	/** Minutes one person adds to an attempt at most, all together; more takes a second person (0–120). */
	minutesAlone: number;
	/** A test that stands still for everybody this long after a power cut is closed as disrupted, minutes (5–480). */
	disruptedAfterMinutes: number;
	/** Whether the clock stands while a candidate is out of the room with leave. */
	leavingStopsClock: boolean;
	/** Working days after the result in which an appeal may be lodged (1–60). */
	appealDays: number;
}

type Numbers = Exclude<keyof ExamRules, 'leavingStopsClock'>;

/** What each rule may be, from and to. */
export const RULE_RANGES: Record<Numbers, readonly [least: number, most: number]> = {
	graceSeconds: [0, 600],
	minutesAlone: [0, 120],
	disruptedAfterMinutes: [5, 480],
	appealDays: [1, 60]
};

/** The rule that is outside its range; null when every one is within. */
export function ruleWrong(rules: ExamRules): Numbers | null {
	const names = Object.keys(RULE_RANGES) as Numbers[];
	const within = (name: Numbers): boolean => {
		const [least, most] = RULE_RANGES[name];
		return Number.isInteger(rules[name]) && rules[name] >= least && rules[name] <= most;
	};
	return names.find((name) => !within(name)) ?? null;
}

/** In force until the office sets its own. */
export const EXAM_RULES: ExamRules = {
	graceSeconds: 120,
	minutesAlone: 15,
	disruptedAfterMinutes: 60,
	leavingStopsClock: false,
	appealDays: 3
};
