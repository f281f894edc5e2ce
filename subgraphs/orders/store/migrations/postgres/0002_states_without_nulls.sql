-- A fact that an order does not have is absent from its state, where it used to be null; undoing keeps neither the card token
-- nor a wish to cancel, a reason keeps only what belongs to it, and what was let go was not too late to cancel.
UPDATE "orders" SET "state" = "state" - 'placing' WHERE "state" -> 'placing' = 'null';--> statement-breakpoint
UPDATE "orders" SET "state" = "state" - 'cancelling' WHERE "state" -> 'cancelling' = 'null';--> statement-breakpoint
UPDATE "orders" SET "state" = "state" - 'refused' WHERE "state" -> 'refused' = 'null';--> statement-breakpoint
UPDATE "orders" SET "state" = "state" - 'tooLate' WHERE "state" -> 'tooLate' = 'null';--> statement-breakpoint
UPDATE "orders" SET "state" = "state" - 'paymentStatus' WHERE "state" -> 'paymentStatus' = 'null';--> statement-breakpoint
UPDATE "orders" SET "state" = "state" - 'progress' WHERE "state" -> 'progress' = 'null';--> statement-breakpoint
UPDATE "orders" SET "state" = "state" #- '{placing,reason}' WHERE "state" ? 'placing';--> statement-breakpoint
UPDATE "orders" SET "state" = "state" #- '{placing,giveUpAt}' WHERE "state" -> 'placing' -> 'giveUpAt' = 'null';--> statement-breakpoint
UPDATE "orders" SET "state" = "state" #- '{placing,cancelWish}' WHERE "state" -> 'placing' -> 'cancelWish' = 'null';--> statement-breakpoint
UPDATE "orders" SET "state" = "state" #- '{placing,cardToken}' #- '{placing,cancelWish}' WHERE "state" -> 'placing' ->> 'direction' = 'UNDOING';--> statement-breakpoint
UPDATE "orders" SET "state" = "state" #- '{refused,productIds}' WHERE "state" -> 'refused' ->> 'reason' <> 'SHORT';--> statement-breakpoint
UPDATE "orders" SET "state" = "state" #- '{refused,declined}' WHERE "state" -> 'refused' ->> 'reason' <> 'DECLINED';--> statement-breakpoint
UPDATE "orders" SET "state" = "state" - 'tooLate' WHERE "status" = 'CANCELLED' OR "state" -> 'cancelling' ->> 'withdrawn' = 'true';
