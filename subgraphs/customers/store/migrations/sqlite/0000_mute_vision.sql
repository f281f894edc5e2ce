CREATE TABLE `attempts` (
	`email_hash` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `attempts_since` ON `attempts` (`since`);--> statement-breakpoint
CREATE TABLE `credentials` (
	`email` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`password_hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `credentials_account` ON `credentials` (`account_id`);--> statement-breakpoint
CREATE TABLE `customers` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`membership_number` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `customers_membership_number` ON `customers` (`membership_number`);--> statement-breakpoint
CREATE TABLE `dead_letters` (
	`source` text NOT NULL,
	`number` integer NOT NULL,
	`aggregate` text NOT NULL,
	`event` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`source`, `number`)
);
--> statement-breakpoint
CREATE INDEX `dead_letters_aggregate` ON `dead_letters` (`source`,`aggregate`);--> statement-breakpoint
CREATE TABLE `log` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`aggregate` text NOT NULL,
	`version` integer NOT NULL,
	`type` text NOT NULL,
	`fact` text NOT NULL,
	`published` text,
	`at` integer NOT NULL,
	`causation_id` text,
	`correlation_id` text NOT NULL,
	`actor` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `log_id` ON `log` (`id`);--> statement-breakpoint
CREATE INDEX `log_aggregate` ON `log` (`aggregate`,`version`);--> statement-breakpoint
CREATE TABLE `positions` (
	`source` text PRIMARY KEY NOT NULL,
	`log_id` text NOT NULL,
	`number` integer NOT NULL,
	`event_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `refresh_tokens` (
	`hash` text PRIMARY KEY NOT NULL,
	`session_id` text NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `refresh_tokens_of_session` ON `refresh_tokens` (`session_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sessions_of_account` ON `sessions` (`account_id`);--> statement-breakpoint
CREATE INDEX `sessions_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `signing_keys` (
	`number` integer PRIMARY KEY NOT NULL,
	`kid` text NOT NULL,
	`private_jwk` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `store_identity` (
	`one` integer PRIMARY KEY NOT NULL,
	`log_id` text NOT NULL
);
