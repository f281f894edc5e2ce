DROP INDEX "tickets_of_store";--> statement-breakpoint
DROP INDEX "tickets_open";--> statement-breakpoint
CREATE INDEX "tickets_of_store" ON "tickets" USING btree ("store_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "tickets_open" ON "tickets" USING btree ("store_id","opened_at","id") WHERE status not in ('REJECTED', 'HANDED_OVER', 'CANCELLED');