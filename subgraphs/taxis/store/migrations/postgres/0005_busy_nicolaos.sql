CREATE TABLE "passengers" (
	"customer_id" text PRIMARY KEY NOT NULL,
	"first_name" text NOT NULL,
	"phone" text,
	"number" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "queue" ADD COLUMN "taxi_id" text;--> statement-breakpoint
ALTER TABLE "queue" ADD COLUMN "former_taxi_id" text;--> statement-breakpoint
ALTER TABLE "rides" ADD COLUMN "assign_by" bigint;--> statement-breakpoint
ALTER TABLE "taxis" ADD COLUMN "driver_id" text;--> statement-breakpoint
CREATE INDEX "queue_of_taxi" ON "queue" USING btree ("taxi_id","sequence");--> statement-breakpoint
CREATE INDEX "queue_of_former_taxi" ON "queue" USING btree ("former_taxi_id","sequence");--> statement-breakpoint
CREATE INDEX "rides_to_assign" ON "rides" USING btree ("assign_by") WHERE assign_by is not null;--> statement-breakpoint
CREATE INDEX "rides_of_taxi" ON "rides" USING btree ("taxi_id","requested_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "taxis_one_for_each_driver" ON "taxis" USING btree ("driver_id");