CREATE TABLE "completed_lines" (
	"customer_id" text NOT NULL,
	"kind" text NOT NULL,
	"order_id" text NOT NULL,
	"product_id" text NOT NULL,
	"quantity" bigint NOT NULL,
	"completed_at" bigint NOT NULL,
	CONSTRAINT "completed_lines_customer_id_order_id_product_id_pk" PRIMARY KEY("customer_id","order_id","product_id")
);
--> statement-breakpoint
CREATE INDEX "completed_lines_in_time" ON "completed_lines" USING btree ("customer_id","kind","completed_at");