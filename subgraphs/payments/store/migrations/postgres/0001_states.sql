-- A payment used to be one record with every field, null or not; now each state has its own fields and no others.
UPDATE "payments" SET "state" = jsonb_strip_nulls("state");--> statement-breakpoint
UPDATE "payments" SET "state" = "state" - 'refundWished'
	WHERE NOT ("status" = 'PENDING' AND "frozen" IS NULL AND coalesce(("state" ->> 'refundWished')::boolean, false));--> statement-breakpoint
UPDATE "payments" SET "state" = "state" - 'doubt'
	WHERE "status" <> 'PENDING' OR "frozen" IS NOT NULL OR "state" ->> 'refundWished' IS NOT NULL;--> statement-breakpoint
UPDATE "payments" SET "state" = "state" - 'lookAgain'
	WHERE "status" <> 'VOIDED' OR "frozen" IS NOT NULL OR "state" ->> 'refundedAt' IS NOT NULL;--> statement-breakpoint
UPDATE "payments" SET "state" = "state" - 'declined' WHERE "status" <> 'DECLINED';
