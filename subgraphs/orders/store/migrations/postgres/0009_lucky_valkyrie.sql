CREATE TABLE "cart_lines" (
	"customer_id" text NOT NULL,
	"product_id" text NOT NULL,
	"quantity" bigint NOT NULL,
	"added_at" bigint NOT NULL,
	CONSTRAINT "cart_lines_customer_id_product_id_pk" PRIMARY KEY("customer_id","product_id")
);
