DROP INDEX "rides_open";--> statement-breakpoint
CREATE INDEX "rides_by_place" ON "rides" USING btree ("requested_at","id");--> statement-breakpoint
CREATE INDEX "rides_open" ON "rides" USING btree ("open","requested_at","id");