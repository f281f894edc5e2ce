ALTER TABLE `achievements` ADD `times` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `missions` ADD `ends_at` integer;--> statement-breakpoint
ALTER TABLE `missions` ADD `end_sequence` integer DEFAULT 0 NOT NULL;