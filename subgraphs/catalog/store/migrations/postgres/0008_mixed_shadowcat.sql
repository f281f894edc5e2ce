CREATE TABLE "wishes" (
	"product_id" text NOT NULL,
	"customer_id" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "wishes_product_id_customer_id_pk" PRIMARY KEY("product_id","customer_id")
);
--> statement-breakpoint
CREATE INDEX "wishes_of_customer" ON "wishes" USING btree ("customer_id","at");