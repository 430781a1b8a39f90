/** A point of a curve; its neutral element has no coordinates. */
export interface Point {
	x: bigint;
	y: bigint;
}

/** A curve y² = x³ + ax + b over the field of p elements, with a point of prime order q. */
export interface Curve {
	p: bigint;
	a: bigint;
	b: bigint;
	q: bigint;
	base: Point;
}

/** id-tc26-gost-3410-2012-512-paramSetA of RFC 7836: the curve of the national certificates. Its order is prime. */
export const PARAM_SET_A: Curve = {
	p: 2n ** 512n - 569n,
	a: 2n ** 512n - 572n,
	b: 0xe8c2505dedfc86ddc1bd0b2b6667f1da34b82574761cb0e879bd081cfd0b6265ee3cb090f30d27614cb4574010da90dd862ef9d4ebee4761503190785a71c760n,
	q: 0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff27e69532f48d89116ff22b8d4e0560609b4b38abfad2b85dcacdb1411f10b275n,
	base: {
		x: 3n,
		y: 0x7503cfe87a836ae3a61b8816e25450e6ce5e1c93acf1abc1778064fdcbefa921df1626be4fd036e93d75e6a50e3a41e98028fe5fc235f5b889a589cb5215f2a4n
	}
};

/** x/z², y/z³; z = 0 is the neutral element. */
interface Jacobian {
	x: bigint;
	y: bigint;
	z: bigint;
}

const NEUTRAL: Jacobian = { x: 1n, y: 1n, z: 0n };

/** The remainder, never negative. */
export function mod(n: bigint, m: bigint): bigint {
	const rest = n % m;
	return rest < 0n ? rest + m : rest;
}

/** The inverse modulo a prime, of what is no multiple of it. */
export function inverse(n: bigint, m: bigint): bigint {
	let [r, next] = [m, mod(n, m)];
	let [t, nextT] = [0n, 1n];
	while (next > 0n) {
		const quotient = r / next;
		[r, next] = [next, r - quotient * next];
		[t, nextT] = [nextT, t - quotient * nextT];
	}
	return mod(t, m);
}

/** Whether it is a point of the curve with both coordinates below p. */
export function liesOn({ p, a, b }: Curve, { x, y }: Point): boolean {
	if (x < 0n || y < 0n || x >= p || y >= p) return false;
	return mod(y * y - (x * x + a) * x - b, p) === 0n;
}

function double({ p, a }: Curve, { x, y, z }: Jacobian): Jacobian {
	if (z === 0n || y === 0n) return NEUTRAL;
	const yy = (y * y) % p;
	const zz = (z * z) % p;
	const s = (4n * x * yy) % p;
	const m = (3n * x * x + a * ((zz * zz) % p)) % p;
	const x3 = mod(m * m - 2n * s, p);
	return { x: x3, y: mod(m * (s - x3) - 8n * yy * yy, p), z: (2n * y * z) % p };
}

function add(curve: Curve, one: Jacobian, other: Jacobian): Jacobian {
	if (one.z === 0n) return other;
	if (other.z === 0n) return one;
	const { p } = curve;
	const [zz1, zz2] = [(one.z * one.z) % p, (other.z * other.z) % p];
	const u1 = (one.x * zz2) % p;
	const s1 = (((one.y * other.z) % p) * zz2) % p;
	const h = mod(other.x * zz1 - u1, p);
	const r = mod(((other.y * one.z) % p) * zz1 - s1, p);
	if (h === 0n) return r === 0n ? double(curve, one) : NEUTRAL;
	const hh = (h * h) % p;
	const hhh = (hh * h) % p;
	const v = (u1 * hh) % p;
	const x3 = mod(r * r - hhh - 2n * v, p);
	return { x: x3, y: mod(r * (v - x3) - s1 * hhh, p), z: (((one.z * other.z) % p) * h) % p };
}

/** m·one + n·other, both doubled together; undefined for the neutral element. Takes a time that follows from m and n. */
export function combine(curve: Curve, m: bigint, one: Point, n: bigint, other: Point): Point | undefined {
	const [first, second] = [one, other].map((point) => ({ ...point, z: 1n })) as [Jacobian, Jacobian];
	const summands = [NEUTRAL, first, second, add(curve, first, second)];
	const [bits, more] = [m, n].map((number) => number.toString(2)) as [string, string];
	const length = Math.max(bits.length, more.length);
	const [high, low] = [bits.padStart(length, '0'), more.padStart(length, '0')];
	let sum = NEUTRAL;
	for (let i = 0; i < length; i += 1) {
		sum = double(curve, sum);
		const take = Number(high[i]) + 2 * Number(low[i]);
		if (take) sum = add(curve, sum, summands[take]!);
	}
	if (sum.z === 0n) return undefined;
	const { p } = curve;
	const z = inverse(sum.z, p);
	const zz = (z * z) % p;
	return { x: (sum.x * zz) % p, y: (((sum.y * zz) % p) * z) % p };
}
