import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { accessTo, ROUTES } from './access.ts';
import { PERMISSIONS } from './roles.ts';

const root = fileURLToPath(new URL('../../../routes', import.meta.url));

/** What a folder of routes holds that answers requests: its files by their names in SvelteKit. */
const DOORS = /^\+(page\.svelte|page\.ts|page\.server\.ts|server\.ts)$/;
const files = readdirSync(root, { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isFile() && DOORS.test(entry.name))
	.map((entry) => join(entry.parentPath, entry.name));
const routeOf = (file: string): string => `/${relative(root, dirname(file))}`;
const routes = [...new Set(files.map(routeOf))].sort();

/** Names exported by a module, and the members of what it exports as `actions`. */
function exportsOf(file: string): { names: string[]; actions: string[] } {
	const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
	const names: string[] = [];
	const actions: string[] = [];
	for (const statement of source.statements) {
		const exported =
			ts.canHaveModifiers(statement) &&
			ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
		if (!exported) continue;
		if (ts.isFunctionDeclaration(statement)) names.push(statement.name?.text ?? '');
		if (!ts.isVariableStatement(statement)) continue;
		for (const { name, initializer } of statement.declarationList.declarations) {
			names.push(name.getText());
			if (name.getText() === 'actions' && initializer) actions.push(...membersOf(initializer));
		}
	}
	return { names, actions };
}

function membersOf(expression: ts.Expression): string[] {
	if (ts.isSatisfiesExpression(expression) || ts.isAsExpression(expression))
		return membersOf(expression.expression);
	if (!ts.isObjectLiteralExpression(expression))
		return [`not readable: ${expression.getText().slice(0, 40)}`];
	return expression.properties.map(
		(property) => property.name?.getText() ?? `not readable: ${property.getText()}`
	);
}

/** The acts a route's files offer: form actions, and the methods of a plain endpoint but reading. */
function actsOf(route: string): string[] {
	const acts: string[] = [];
	for (const file of files.filter((one) => routeOf(one) === route)) {
		const { names, actions } = exportsOf(file);
		if (file.endsWith('+page.server.ts')) acts.push(...actions);
		if (file.endsWith('+server.ts'))
			acts.push(...names.filter((name) => /^(POST|PUT|PATCH|DELETE|fallback)$/.test(name)));
	}
	return acts.sort();
}

describe('the doors of the product', () => {
	it.each(routes)('%s is in the table', (route) => {
		expect(ROUTES).toHaveProperty([route]);
	});

	it.each(Object.keys(ROUTES))('%s of the table is there', (route) => {
		expect(routes).toContain(route);
	});

	it.each(routes)('%s offers the acts of the table and no other', (route) => {
		expect(actsOf(route)).toEqual(Object.keys(ROUTES[route]?.act ?? {}).sort());
	});

	it.each(Object.entries(ROUTES))('%s takes what somebody can have', (_, { read, act = {} }) => {
		for (const access of [read, ...Object.values(act)]) {
			expect(['open', 'seat', 'signed-in', 'applicant', ...Object.keys(PERMISSIONS)]).toContain(access);
		}
	});
});

describe('what a request needs', () => {
	const orders = '/(office)/office/orders/[id]';

	it.each([
		['reading a page', orders, 'GET', null, 'case.read'],
		['asking for its head only', orders, 'HEAD', null, 'case.read'],
		['reading it with an action in the address', orders, 'GET', 'sign', 'case.read'],
		['a named action', orders, 'POST', 'sign', 'order.sign'],
		['an unnamed action', '/(public)/sign-in', 'POST', null, 'open'],
		['a plain endpoint', '/(kiosk)/exam/answers', 'POST', null, 'seat'],
		['another method of a plain endpoint', '/(kiosk)/exam/answers', 'DELETE', null, 'seat']
	])('%s: %s %s %s → %s', (_, route, method, action, access) => {
		expect(accessTo(route, method, action)).toBe(access);
	});

	it.each([
		['a route that is not in the table', '/(admin)/secret', 'GET', null],
		['a route that every object has', 'constructor', 'GET', null],
		['another route that every object has', '__proto__', 'GET', null],
		['no route', '', 'GET', null],
		['an action that is not in the table', orders, 'POST', 'erase'],
		['an action that every object has', orders, 'POST', 'constructor'],
		['another action that every object has', orders, 'POST', 'toString'],
		['no action where there are only named ones', orders, 'POST', null],
		['an action of a page that has none', '/(office)/office', 'POST', 'sign'],
		['writing to a page that is only read', '/', 'POST', null],
		['a named action where there is only an unnamed one', '/(public)/sign-in', 'POST', 'POST']
	])('is undefined for %s: the door is shut', (_, route, method, action) => {
		expect(accessTo(route, method, action)).toBeUndefined();
	});
});
