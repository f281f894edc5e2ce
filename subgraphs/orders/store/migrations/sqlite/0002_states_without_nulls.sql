-- A fact that an order does not have is absent from its state, where it used to be null; undoing keeps neither the card token
-- nor a wish to cancel, a reason keeps only what belongs to it, and what was let go was not too late to cancel.
UPDATE `orders` SET `state` = json_remove(`state`, '$.placing') WHERE json_type(`state`, '$.placing') = 'null';--> statement-breakpoint
UPDATE `orders` SET `state` = json_remove(`state`, '$.cancelling') WHERE json_type(`state`, '$.cancelling') = 'null';--> statement-breakpoint
UPDATE `orders` SET `state` = json_remove(`state`, '$.refused') WHERE json_type(`state`, '$.refused') = 'null';--> statement-breakpoint
UPDATE `orders` SET `state` = json_remove(`state`, '$.tooLate') WHERE json_type(`state`, '$.tooLate') = 'null';--> statement-breakpoint
UPDATE `orders` SET `state` = json_remove(`state`, '$.paymentStatus') WHERE json_type(`state`, '$.paymentStatus') = 'null';--> statement-breakpoint
UPDATE `orders` SET `state` = json_remove(`state`, '$.progress') WHERE json_type(`state`, '$.progress') = 'null';--> statement-breakpoint
UPDATE `orders` SET `state` = json_remove(`state`, '$.placing.reason') WHERE json_type(`state`, '$.placing') = 'object';--> statement-breakpoint
UPDATE `orders` SET `state` = json_remove(`state`, '$.placing.giveUpAt') WHERE json_type(`state`, '$.placing.giveUpAt') = 'null';--> statement-breakpoint
UPDATE `orders` SET `state` = json_remove(`state`, '$.placing.cancelWish') WHERE json_type(`state`, '$.placing.cancelWish') = 'null';--> statement-breakpoint
UPDATE `orders` SET `state` = json_remove(`state`, '$.placing.cardToken', '$.placing.cancelWish') WHERE json_extract(`state`, '$.placing.direction') = 'UNDOING';--> statement-breakpoint
UPDATE `orders` SET `state` = json_remove(`state`, '$.refused.productIds') WHERE json_extract(`state`, '$.refused.reason') <> 'SHORT';--> statement-breakpoint
UPDATE `orders` SET `state` = json_remove(`state`, '$.refused.declined') WHERE json_extract(`state`, '$.refused.reason') <> 'DECLINED';--> statement-breakpoint
UPDATE `orders` SET `state` = json_remove(`state`, '$.tooLate') WHERE `status` = 'CANCELLED' OR json_extract(`state`, '$.cancelling.withdrawn') = 1;
