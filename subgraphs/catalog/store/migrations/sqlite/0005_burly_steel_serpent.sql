CREATE TABLE `stores` (
	`id` text PRIMARY KEY NOT NULL,
	`fulfilments` text NOT NULL
);
