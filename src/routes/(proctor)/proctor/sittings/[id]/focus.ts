/** Attached to what should have the focus: at once, and when the dialog around it opens. */
export function first(node: HTMLElement): void {
	node.setAttribute('autofocus', '');
	node.focus();
}
