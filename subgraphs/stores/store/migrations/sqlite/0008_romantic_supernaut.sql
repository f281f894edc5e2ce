CREATE TABLE `guests` (
	`customer_id` text PRIMARY KEY NOT NULL,
	`first_name` text,
	`masked_phone` text
);
--> statement-breakpoint
DROP INDEX `tickets_open`;--> statement-breakpoint
ALTER TABLE `tickets` ADD `due_at` integer;--> statement-breakpoint
CREATE INDEX `tickets_by_due` ON `tickets` (`store_id`,`due_at`,`id`);--> statement-breakpoint
CREATE INDEX `tickets_open` ON `tickets` (`store_id`,`opened_at`,`id`) WHERE status not in ('REJECTED', 'HANDED_OVER', 'CANCELLED', 'NO_SHOW');--> statement-breakpoint
UPDATE `tickets` SET `due_at` = coalesce(cast(state ->> 'pickupAt' as bigint), opened_at);--> statement-breakpoint
DELETE FROM `positions` WHERE `source` = 'customers';