DROP INDEX "deliveries_open";--> statement-breakpoint
CREATE INDEX "deliveries_by_place" ON "deliveries" USING btree ((cast(state ->> 'startedAt' as bigint)),"id");--> statement-breakpoint
CREATE INDEX "deliveries_open" ON "deliveries" USING btree ("open",(cast(state ->> 'startedAt' as bigint)),"id");