DROP INDEX `gifts_of_customer`;--> statement-breakpoint
ALTER TABLE `gifts` ADD `issued_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `gifts` SET `issued_at` = cast(`state` ->> 'issuedAt' as integer);--> statement-breakpoint
CREATE INDEX `gifts_issued` ON `gifts` (`issued_at`,`id`);--> statement-breakpoint
CREATE INDEX `gifts_of_customer` ON `gifts` (`customer_id`,`issued_at`,`id`);--> statement-breakpoint
ALTER TABLE `gift_offers` ADD `ended_at` integer;