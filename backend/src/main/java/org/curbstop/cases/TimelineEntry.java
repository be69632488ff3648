package org.curbstop.cases;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.curbstop.common.AccountId;
import org.curbstop.common.Channel;
import org.curbstop.common.PhoneNumber;

/**
 * Something that happened between a customer and the utility.
 *
 * @param id idempotency key; a repeated event creates one entry: {@code payment:pay_...}
 * @param contact number that called or texted, known or not
 * @param reference id of the details: {@code pay_...}, {@code rep_...}, {@code case_...}, {@code talk_...}
 * @param facts arguments of its message: text, integers, {@code Money}, dates
 * @param staff staff member who did or wrote it
 */
public record TimelineEntry(
        String id,
        Optional<AccountId> account,
        Optional<PhoneNumber> contact,
        Channel channel,
        EntryType what,
        String reference,
        Map<String, Object> facts,
        Instant at,
        Optional<String> staff) {

    public TimelineEntry {
        facts = Map.copyOf(facts);
    }

    /** Each type has a message in {@code web.messages}; a test fails if the message uses none of its facts. */
    public enum EntryType {
        PAYMENT_TAKEN, PAYMENT_FAILED, REFUND_PENDING, REFUND_MADE, REFUND_FAILED, DISPUTE_OPENED, DISPUTE_WON, DISPUTE_LOST,
        OUTAGE_REPORTED, HAND_OFF, HAND_OFF_CLOSED, REFERRAL, APPLICATION, NOTICE, NOTE,
        ORDER_PLACED, ORDER_CHANGED, ORDER_CANCELLED, ORDER_TURNED_DOWN, ORDER_DONE, OWNER_TOOK_OVER,
        ARRANGEMENT_AGREED, ARRANGEMENT_BROKEN, ARRANGEMENT_KEPT, TERMS_ASKED, TERMS_DECLINED, HOLD_PLACED,
        HOLD_LIFTED, HOLD_LAPSED,
        DISCONNECTION_NOTICED, DISCONNECTION_SIGNED, DISCONNECTION_LIFTED, DISCONNECTION_STAYED,
        SERVICE_DISCONNECTED, RECONNECTION_PROMISED, SERVICE_RESTORED,
        BILL_DISPUTED, BILL_DISPUTE_ANSWERED, COMPLAINT_FILED, COMPLAINT_ANSWERED, PROFILE_CHANGED;

        /** Staff notes are never shown to customers. */
        public boolean isForCustomers() {
            return this != NOTE;
        }
    }
}
