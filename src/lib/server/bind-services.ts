import { tables } from './interchange/tables.ts';
import { importableServices } from './usecases/import/offered-services.ts';
import { runImport } from './usecases/import/run-import.ts';
import { discardTable, mapColumns, uploadTable } from './usecases/import/upload-table.ts';
import { importTemplate, listImports, viewImport } from './usecases/import/view-import.ts';
import { offerServices, setService } from './usecases/settings/set-services.ts';
import { listServiceSettings, viewServiceSetting } from './usecases/settings/view-services.ts';
import type { Context } from './usecases/context.ts';

/** What an office decides of its services, and the requests it takes over from other systems. */
export const bindServices = (ctx: Context) => ({
	listServiceSettings: listServiceSettings(ctx),
	viewServiceSetting: viewServiceSetting(ctx),
	offerServices: offerServices(ctx),
	setService: setService(ctx),
	importableServices: importableServices(ctx),
	uploadTable: uploadTable(ctx, tables),
	mapColumns: mapColumns(ctx),
	discardTable: discardTable(ctx),
	runImport: runImport(ctx),
	viewImport: viewImport(ctx),
	listImports: listImports(ctx),
	importTemplate: importTemplate(ctx)
});
