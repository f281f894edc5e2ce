-- a ride that is placed waits for a taxi, and has a word for it
UPDATE order_views SET fulfilment_status = 'REQUESTED' WHERE fulfilment = 'RIDE' AND fulfilment_status IS NULL AND status IN ('PLACED', 'CANCELLATION_REQUESTED');--> statement-breakpoint
UPDATE order_events SET fulfilment_status = 'REQUESTED' WHERE fulfilment_status IS NULL AND status IN ('PLACED', 'CANCELLATION_REQUESTED') AND order_id IN (SELECT order_id FROM order_views WHERE fulfilment = 'RIDE');
