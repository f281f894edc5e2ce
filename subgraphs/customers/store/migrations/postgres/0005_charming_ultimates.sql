CREATE TABLE "act_subjects" (
	"subject_id" text NOT NULL,
	"occurred_at" bigint NOT NULL,
	"act_id" text NOT NULL,
	CONSTRAINT "act_subjects_subject_id_occurred_at_act_id_pk" PRIMARY KEY("subject_id","occurred_at","act_id")
);
--> statement-breakpoint
CREATE TABLE "acts" (
	"id" text PRIMARY KEY NOT NULL,
	"occurred_at" bigint NOT NULL,
	"actor" text NOT NULL,
	"context" text NOT NULL,
	"command" text NOT NULL,
	"subjects" jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX "acts_by_place" ON "acts" USING btree ("occurred_at","id");--> statement-breakpoint
CREATE INDEX "acts_of" ON "acts" USING btree ("actor","occurred_at","id");