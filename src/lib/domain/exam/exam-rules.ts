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

/** In force until the office sets its own. */
export const EXAM_RULES: ExamRules = {
	graceSeconds: 120,
	minutesAlone: 15,
	disruptedAfterMinutes: 60,
	leavingStopsClock: false,
	appealDays: 3
};
